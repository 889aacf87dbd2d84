import { ulid } from "ulid";
import { tableName } from "./env.ts";
import { ordersApi } from "./orders-api.ts";
import { openTable } from "./table.ts";

/** The HTTP API of orders, for a Lambda function behind an API Gateway HTTP API. */
export const handler = ordersApi({ table: openTable(tableName()), now: Date.now, newId: ulid });
