import { StreambridgeError } from "@streambridge/errors";
import { viewGraph } from "../../graph/graph-view.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import { decide } from "../decide.ts";
import { LAMBDA, sessionOf, type RoleSession } from "../principal.ts";
import type { Role } from "./read-roles.ts";
import { BOOT_WITHOUT } from "./refuse-policy.ts";

/**
 * With which session each function runs, by the function's physical name.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a function whose role the program does not make, so that nobody here
 * knows its rights, or whose role Lambda may not assume: AWS would refuse the function for that.
 */
export function readFunctionRoles(
  graph: ResourceGraph,
  roles: ReadonlyMap<string, Role>,
): ReadonlyMap<string, RoleSession> {
  const functions = viewGraph(graph).byType("aws:lambda/function:Function");
  return new Map(
    functions.map(({ name, inputs, outputs }) => {
      const arn = String(inputs["role"]);
      const role = roles.get(arn) ?? refuse(`function ${name} runs with ${arn}, a role that the program does not make`);
      const question = { principal: LAMBDA, action: "sts:AssumeRole", resource: arn };
      if (!decide(question, [role.trust]).allowed) {
        refuse(`function ${name}: The role defined for the function cannot be assumed by Lambda.`);
      }
      const functionName = String(outputs["name"]);
      return [functionName, sessionOf(arn, functionName)] as const;
    }),
  );
}

function refuse(problem: string): never {
  throw new StreambridgeError("GRAPH_UNSUPPORTED", problem, { mend: BOOT_WITHOUT });
}
