import { StreambridgeError } from "@streambridge/errors";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isObject, type Json } from "../json.ts";
import { CATALOGUE_VERSION, type Catalogue } from "./catalogue.ts";
import { catalogueSchema } from "./catalogue-schema.ts";

/**
 * Reads a catalogue's text. It may come from elsewhere, so that every name that goes into a path or into code is held to
 * its form.
 *
 * @param from where the text comes from, for the message
 * @throws StreambridgeError `CATALOGUE_UNREADABLE`, with the first place that is wrong.
 */
export function parseCatalogue(text: string, from: string): Catalogue {
  const value = parse(text, from);
  const version = isObject(value) ? value["catalogueVersion"] : undefined;
  if (typeof version === "number" && version > CATALOGUE_VERSION) {
    throw new StreambridgeError(
      "CATALOGUE_UNREADABLE",
      `${from} has format ${version}; this knows ${CATALOGUE_VERSION}`,
      {
        mend: "Use the streambridge command of the repository that wrote it, or a newer one.",
      },
    );
  }
  const accepts = new Ajv2020({ strict: true }).compile<Catalogue>(catalogueSchema);
  if (accepts(value)) return value;
  const [error] = accepts.errors ?? [];
  throw unreadable(from, `${error?.instancePath || "it"} ${error?.message ?? "is something else"}`);
}

function parse(text: string, from: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (thrown) {
    throw unreadable(from, thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function unreadable(from: string, reason: string): StreambridgeError {
  return new StreambridgeError("CATALOGUE_UNREADABLE", `${from} is no catalogue: ${reason}`, {
    mend: "Take a file that `streambridge schema catalogue` has written.",
  });
}
