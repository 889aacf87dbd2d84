import { need, type Need, type NeedsOf, type Place } from "./need.ts";

// As a name or as an ARN, with or without a version or alias.
const FUNCTION = /\/functions\/(?:[^/]*:function:)?([\w-]+)(?::[^/]*)?(\/invocations|\/configuration)?$/;
const MAPPING = /\/event-source-mappings\/([^/]+)$/;

const ACTION_OF_REST: Readonly<Record<string, string>> = {
  "/invocations": "InvokeFunction",
  "/configuration": "GetFunctionConfiguration",
};

/**
 * What the operations of Lambda need: an invocation, and the looks at functions and mappings.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export const needsOfLambda: NeedsOf = ({ addressed, method }, place) => {
  const needed = needOf(decodeURIComponent(addressed.path), method, place);
  return needed ? { kind: "needs", needs: [needed] } : { kind: "unserved" };
};

function needOf(path: string, method: string, { region, accountId }: Place): Need | undefined {
  const arn = `arn:aws:lambda:${region}:${accountId}`;
  const isGet = method === "GET";
  if (isGet && /\/functions\/?$/.test(path)) return need("lambda:ListFunctions", "*");
  if (isGet && /\/event-source-mappings\/?$/.test(path)) return need("lambda:ListEventSourceMappings", "*");
  const uuid = MAPPING.exec(path)?.[1];
  if (uuid !== undefined) {
    const verb = isGet ? "Get" : "Update";
    return need(`lambda:${verb}EventSourceMapping`, `${arn}:event-source-mapping:${uuid}`);
  }
  const [, name, rest = ""] = FUNCTION.exec(path) ?? [];
  return name === undefined
    ? undefined
    : need(`lambda:${ACTION_OF_REST[rest] ?? "GetFunction"}`, `${arn}:function:${name}`);
}
