import { jsonService } from "./json-service.ts";
import { need, textIn, type OperationNeeds, type Place } from "./need.ts";

const arnOf = ({ region, accountId }: Place, name: string): string =>
  name.startsWith("arn:") ? name : `arn:aws:ssm:${region}:${accountId}:parameter/${name.replace(/^\//, "")}`;

const onName =
  (action: string): OperationNeeds =>
  ({ Name }, place) => [need(`ssm:${action}`, arnOf(place, textIn(Name)))];

const onNames =
  (action: string): OperationNeeds =>
  ({ Names }, place) =>
    [Names].flat().map((name) => need(`ssm:${action}`, arnOf(place, textIn(name))));

/**
 * What the operations of the parameter store need. A path is asked for without its last slash.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
export const SSM: Readonly<Record<string, OperationNeeds>> = {
  DeleteParameter: onName("DeleteParameter"),
  DeleteParameters: onNames("DeleteParameters"),
  DescribeParameters: () => [need("ssm:DescribeParameters", "*")],
  GetParameter: onName("GetParameter"),
  GetParameterHistory: onName("GetParameterHistory"),
  GetParameters: onNames("GetParameters"),
  GetParametersByPath: ({ Path }, place) => [
    need("ssm:GetParametersByPath", arnOf(place, textIn(Path).replace(/\/$/, ""))),
  ],
  PutParameter: onName("PutParameter"),
};

export const needsOfSsm = jsonService(SSM);
