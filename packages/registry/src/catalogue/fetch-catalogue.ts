import { StreambridgeError } from "@streambridge/errors";
import { CATALOGUE_BYTES, LOAD_DEADLINE_MS } from "./limits.ts";

/**
 * Fetches the text at the address of a catalogue. Nothing but that address is asked: a redirect is refused.
 *
 * @throws StreambridgeError `CATALOGUE_MISSING` when the address is a mistake: it is none, no such host is known, nobody
 *   listens there, the path is refused or leads elsewhere, or what comes is far too long; `CATALOGUE_UNREACHABLE` when the
 *   other side or the way to it fails, so that trying later may help.
 */
export async function fetchCatalogue(address: string): Promise<string> {
  if (!URL.canParse(address)) throw missing(address, "it is no address");
  try {
    const signal = AbortSignal.timeout(LOAD_DEADLINE_MS);
    const response = await fetch(address, { redirect: "manual", signal, headers: { accept: "application/json" } });
    if (!response.ok) {
      await response.body?.cancel();
      throw refusal(address, response);
    }
    return await bounded(response, address);
  } catch (thrown) {
    if (thrown instanceof StreambridgeError) throw thrown;
    const { code, reason } = innermost(thrown);
    throw WRONG_ADDRESS.has(code) ? missing(address, reason, thrown) : unreachable(address, reason, thrown);
  }
}

/** What the network says of an address that is no server's, and OpenSSL of a server that speaks no TLS. */
const WRONG_ADDRESS: ReadonlySet<unknown> = new Set([
  "ENOTFOUND",
  "ECONNREFUSED",
  "ERR_SSL_WRONG_VERSION_NUMBER",
  // `fetch` asks no port of another protocol (https://fetch.spec.whatwg.org/#port-blocking), and gives no code for it.
  "bad port",
]);

/** Answers below 500 that another try may change (RFC 9110; 425: RFC 8470). */
const PASSING = new Set([408, 425, 429]);

function refusal(address: string, { status, headers }: Response): StreambridgeError {
  const location = headers.get("location");
  if (status < 400 && location !== null) return missing(address, `it sends elsewhere, to ${location}`);
  const isPassing = status >= 500 || PASSING.has(status);
  return (isPassing ? unreachable : missing)(address, `it answered ${status}`);
}

async function bounded(response: Response, address: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > CATALOGUE_BYTES) throw missing(address, `it sent more than ${CATALOGUE_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function missing(address: string, reason: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("CATALOGUE_MISSING", `there is no catalogue at ${address}: ${reason}`, {
    ...(cause !== undefined && { cause }),
    mend: "Correct the address; it must answer with the file that `streambridge schema catalogue` writes, without a redirect.",
  });
}

function unreachable(address: string, reason: string, cause?: unknown): StreambridgeError {
  return new StreambridgeError("CATALOGUE_UNREACHABLE", `no catalogue came from ${address}: ${reason}`, {
    ...(cause !== undefined && { cause }),
    mend: "Try again later, or take the file: --from catalogue.json",
  });
}

/** `fetch` says "fetch failed" and keeps the reason as its cause; where several addresses were tried, in a list there. */
function innermost(thrown: unknown): { readonly code: unknown; readonly reason: string } {
  if (!(thrown instanceof Error)) return { code: undefined, reason: String(thrown) };
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return innermost(thrown.errors[0]);
  if (thrown.cause instanceof Error) return innermost(thrown.cause);
  const { code = thrown.message } = thrown as { readonly code?: unknown };
  return { code, reason: thrown.message };
}
