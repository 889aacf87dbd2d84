import { DEVELOPER, type Credentials } from "../../iam/credentials.ts";
import { ANYONE } from "../place.ts";

/**
 * Says which function signs with an access key id. Where permissions are not checked all functions share one, and nobody
 * can be told from anybody.
 *
 * @param names The physical names of the functions.
 */
export function createCallers(
  names: readonly string[],
  credentialsOf: (functionName: string) => Credentials,
): (accessKeyId: string | undefined) => string {
  const callers = new Map(names.map((name) => [credentialsOf(name).accessKeyId, name] as const));
  callers.delete(DEVELOPER.accessKeyId);
  return (accessKeyId) => callers.get(accessKeyId ?? "") ?? ANYONE;
}
