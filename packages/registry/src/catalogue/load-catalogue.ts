import { readFile } from "node:fs/promises";
import { StreambridgeError } from "@streambridge/errors";
import type { Catalogue } from "./catalogue.ts";
import { CATALOGUE_BYTES, LOAD_DEADLINE_MS } from "./limits.ts";
import { parseCatalogue } from "./parse-catalogue.ts";

/**
 * Loads a catalogue from a file, or from an `http:` or `https:` address. Nothing but that address is asked: a redirect
 * is refused.
 *
 * @throws StreambridgeError `CATALOGUE_UNREADABLE` when what is there is no catalogue, or no file; `CATALOGUE_UNREACHABLE`
 *   when the address does not answer with one.
 */
export async function loadCatalogue(from: string): Promise<Catalogue> {
  return parseCatalogue(/^https?:\/\//.test(from) ? await fetchText(from) : await readText(from), from);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new StreambridgeError("CATALOGUE_UNREADABLE", `${file} cannot be read`, {
      cause,
      mend: "Name a file that `streambridge schema catalogue` has written, or its address.",
    });
  }
}

async function fetchText(address: string): Promise<string> {
  try {
    const signal = AbortSignal.timeout(LOAD_DEADLINE_MS);
    const response = await fetch(address, { redirect: "error", signal, headers: { accept: "application/json" } });
    if (!response.ok) throw unreachable(address, `it answered ${response.status}`);
    return await bounded(response, address);
  } catch (thrown) {
    if (thrown instanceof StreambridgeError) throw thrown;
    throw unreachable(address, reasonOf(thrown), thrown);
  }
}

async function bounded(response: Response, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > CATALOGUE_BYTES) throw unreachable(address, `it sent more than ${CATALOGUE_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function unreachable(address: string, reason: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("CATALOGUE_UNREACHABLE", `no catalogue came from ${address}: ${reason}`, {
    ...(cause !== undefined && { cause }),
    mend: "Check the address; it must answer with the file itself, without a redirect.",
  });
}

/** `fetch` says "fetch failed" and keeps the reason as its cause. */
function reasonOf(thrown: unknown): string {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return inner instanceof Error ? inner.message : String(inner);
}
