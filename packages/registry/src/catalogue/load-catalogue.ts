import { readFile } from "node:fs/promises";
import { StreambridgeError } from "@streambridge/errors";
import type { Catalogue } from "./catalogue.ts";
import { fetchCatalogue } from "./fetch-catalogue.ts";
import { parseCatalogue } from "./parse-catalogue.ts";

/**
 * Loads a catalogue from a file, or from an `http:` or `https:` address.
 *
 * @throws StreambridgeError `CATALOGUE_UNREADABLE` when what is there is no catalogue, or no file; what `fetchCatalogue`
 *   throws for an address.
 */
export async function loadCatalogue(from: string): Promise<Catalogue> {
  return parseCatalogue(/^https?:/.test(from) ? await fetchCatalogue(from) : await readText(from), from);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new StreambridgeError("CATALOGUE_UNREADABLE", `${file} cannot be read`, {
      cause,
      mend: "Name a file that `streambridge schema catalogue` has written, or its http or https address.",
    });
  }
}
