import { ulid } from "ulid";
import { tableName } from "./env.ts";
import { openTable } from "./table.ts";
import { usersApi } from "./users-api.ts";

/** The HTTP API of users, for a Lambda function behind an API Gateway HTTP API. */
export const handler = usersApi({ table: openTable(tableName()), now: Date.now, newId: ulid });
