import { randomUUID } from "node:crypto";
import type { Entry } from "../publish/publisher.ts";

/**
 * The message that a rule would have put into the queue for this entry: the event as EventBridge writes it, so that a
 * consumer opens it like any other. Account and region are those of the table.
 */
export function messageOf({ Source, DetailType, Detail, Time, Resources }: Entry): string {
  const [, , , region = "", account = ""] = (Resources[0] ?? "").split(":");
  const envelope = {
    version: "0",
    id: randomUUID(),
    "detail-type": DetailType,
    source: Source,
    account,
    // EventBridge cuts the time to the second.
    time: `${Time.toISOString().slice(0, "2026-01-01T00:00:00".length)}Z`,
    region,
    resources: Resources,
  };
  return `${JSON.stringify(envelope).slice(0, -1)},"detail":${Detail}}`;
}
