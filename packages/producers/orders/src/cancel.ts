import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand, type UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import { stampUpdate, type Cause } from "@streambridge/events";
import {
  answer,
  causeOf,
  pathParameter,
  readBody,
  refuse,
  type Answer,
  type Request,
} from "@streambridge/producer-kit";
import { PRODUCER } from "./env.ts";
import { cancellation, type CancelReason } from "./fields.ts";
import { noSuchOrder } from "./look-up.ts";
import type { Orders } from "./orders-api.ts";
import { orderKey, view, type OrderRow } from "./rows.ts";

/** `POST /orders/{orderId}/cancel`: 200 with the order, 400, 404, 409 when it is cancelled already. */
export async function cancel(orders: Orders, request: Request): Promise<Answer> {
  const body = readBody(request, cancellation);
  if (!body.ok) return body.answer;
  const orderId = pathParameter(request, "orderId");
  const { table } = orders;
  const update = cancelUpdate(orders, orderId, body.value.reason, causeOf(request, PRODUCER));
  try {
    const { Attributes } = await table.client.send(new UpdateCommand({ TableName: table.name, ...update }));
    return answer(200, view(Attributes as OrderRow));
  } catch (thrown) {
    if (!(thrown instanceof ConditionalCheckFailedException)) throw thrown;
    if (thrown.Item === undefined) return noSuchOrder(request);
    return refuse("CONFLICT", `Order ${orderId} is cancelled already.`);
  }
}

type Update = Omit<UpdateCommandInput, "TableName">;

/** Cancels an order that is placed; of two requests at once the condition lets one through. */
function cancelUpdate(orders: Orders, orderId: string, reason: CancelReason, cause: Cause): Update {
  const stamp = stampUpdate(cause);
  return {
    Key: orderKey(orderId),
    UpdateExpression: `SET #status = :cancelled, cancelledAt = :now, cancelReason = :reason, ${stamp.set}`,
    ConditionExpression: "#status = :placed",
    ExpressionAttributeNames: { "#status": "status", ...stamp.names },
    ExpressionAttributeValues: {
      ":placed": "placed",
      ":cancelled": "cancelled",
      ":now": new Date(orders.now()).toISOString(),
      ":reason": reason,
      ...stamp.values,
    },
    ReturnValues: "ALL_NEW",
    // Tells an order that is cancelled from one that never was, without a second read.
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  };
}
