import type { ServiceRequest } from "../../gateway/gateway.ts";
import { describeFunction, functionsIn } from "./describe-function.ts";
import { functionNameOf } from "./function-name.ts";
import type { LambdaApi } from "./lambda-api.ts";
import { pageOf } from "./page.ts";

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export function listFunctions({ addressed }: ServiceRequest, { graph }: LambdaApi): object {
  const { items, ...next } = pageOf(functionsIn(graph), addressed.query);
  return { Functions: items.map((resource) => describeFunction(resource)), ...next };
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
export function getFunction(asked: ServiceRequest, api: LambdaApi, nameOrArn: string): object {
  return { Configuration: getFunctionConfiguration(asked, api, nameOrArn) };
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export function getFunctionConfiguration(
  { addressed }: ServiceRequest,
  { graph, functions }: LambdaApi,
  nameOrArn: string,
): object {
  const name = functionNameOf(nameOrArn, addressed.query.get("Qualifier"), graph, functions);
  const found = functionsIn(graph).find(({ outputs }) => outputs["name"] === name);
  return found === undefined ? {} : describeFunction(found);
}
