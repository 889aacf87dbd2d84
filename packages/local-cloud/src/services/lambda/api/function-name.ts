import type { ResourceGraph } from "../../../graph/graph.ts";
import { awsFault } from "../../aws-fault.ts";
import type { Functions } from "../functions.ts";

// The name alone, an ARN, or the part of one that Lambda takes too (`000000000000:function:Name`), each with or without a
// version or alias behind it.
const NAME = /^(?:.*:function:|\d+:)?([\w-]+)(?::(\$LATEST|[\w-]+))?$/;

/**
 * The physical name of a function that a request names.
 *
 * @param nameOrArn perhaps with a version or alias behind it.
 * @param qualifier the version or alias of the request's query. Functions have no other version here than `$LATEST`.
 * @throws AwsFault `ResourceNotFoundException` for a function, version or alias that is not there.
 */
export function functionNameOf(
  nameOrArn: string,
  qualifier: string | null,
  { app }: ResourceGraph,
  { names }: Functions,
): string {
  const [, name = nameOrArn, own] = NAME.exec(nameOrArn) ?? [];
  const asked = qualifier ?? own ?? "$LATEST";
  if (names.includes(name) && asked === "$LATEST") return name;
  const arn = `arn:aws:lambda:${app.region}:${app.accountId}:function:${name}`;
  const version = asked === "$LATEST" && qualifier === null && own === undefined ? "" : `:${asked}`;
  throw awsFault("ResourceNotFoundException", `Function not found: ${arn}${version}`, { status: 404 });
}
