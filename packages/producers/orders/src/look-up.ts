import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { answer, pathParameter, refuse, type Answer, type Request } from "@streambridge/producer-kit";
import type { Orders } from "./orders-api.ts";
import { orderKey, view, type OrderRow } from "./rows.ts";

/** `GET /orders/{orderId}`: 200 with the order, 404. */
export async function lookUp({ table }: Orders, request: Request): Promise<Answer> {
  const Key = orderKey(pathParameter(request, "orderId"));
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  // Under this key lies what newOrderRow made: this package is the only one that writes it.
  return Item === undefined ? noSuchOrder(request) : answer(200, view(Item as OrderRow));
}

/** 404 for the order that the path names. */
export function noSuchOrder(request: Request): Answer {
  return refuse("NOT_FOUND", `There is no order ${pathParameter(request, "orderId")}.`);
}
