import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { stampCause } from "@streambridge/events";
import { answer, causeOf, readBody, refuse, type Answer, type Request } from "@streambridge/producer-kit";
import { PRODUCER } from "./env.ts";
import { newOrder } from "./fields.ts";
import type { Orders } from "./orders-api.ts";
import { newOrderRow, view } from "./rows.ts";
import { totalOf } from "./total-of.ts";

/**
 * `POST /orders`: 201 with the order and its total, 400. Whether the user exists is not asked: users are another
 * service's rows.
 */
export async function place(orders: Orders, request: Request): Promise<Answer> {
  const body = readBody(request, newOrder);
  if (!body.ok) return body.answer;
  const total = totalOf(body.value.lines);
  if (!total.ok) return refuse("REQUEST_INVALID", "The lines cannot be added up.", total.problems);
  const order = newOrderRow(orders.newId(), body.value, total.value, orders.now());
  await orders.table.client.send(
    new PutCommand({
      TableName: orders.table.name,
      Item: stampCause(order, causeOf(request, PRODUCER)),
      // Ids are not guessed twice; should it happen, a failure is better than another's order lost.
      ConditionExpression: "attribute_not_exists(pk)",
    }),
  );
  return answer(201, view(order), { location: `/orders/${order.orderId}` });
}
