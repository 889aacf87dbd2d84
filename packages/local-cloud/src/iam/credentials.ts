import { createHash } from "node:crypto";

/** What a function's SDK signs its requests with. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Credentials of nobody that the graph knows: they stand for whoever runs the local cloud, who may do everything. */
export const DEVELOPER: Credentials = { accessKeyId: "local", secretAccessKey: "local" };

/** Characters of an access key id, and of those the ones in front that say it is a temporary one. */
const KEY_LENGTH = 20;
const TEMPORARY = "ASIA";

/**
 * The credentials of a session, the same at every boot. Signatures are not checked, so the access key id alone says who
 * asks, and nothing here is secret.
 */
export function credentialsOf(sessionArn: string): Credentials {
  const hash = createHash("sha256").update(sessionArn).digest("hex").toUpperCase();
  return {
    accessKeyId: `${TEMPORARY}${hash.slice(0, KEY_LENGTH - TEMPORARY.length)}`,
    secretAccessKey: "not-checked",
    sessionToken: `local:${sessionArn}`,
  };
}
