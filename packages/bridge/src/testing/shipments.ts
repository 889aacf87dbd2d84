import type { Sending } from "../publish/send-request.ts";
import type { Shipment } from "../publish/shipment.ts";
import type { Publisher } from "../publish/publisher.ts";

/** A shipment whose Detail says `{item, position, part}`, so that a server can tell whose it is. */
export function shipment(
  position: number,
  item = `item-${position}`,
  more: Partial<Shipment> & { part?: number } = {},
) {
  const { part = 0, ...overrides } = more;
  const entry = {
    EventBusName: "events",
    Source: "com.example.test",
    DetailType: "Tested.v1",
    Detail: JSON.stringify({ item, position, part }),
    Time: new Date("2026-11-23T12:00:00Z"),
    Resources: ["arn:aws:dynamodb:us-east-1:000000000000:table/entities"],
  };
  return { position, item, entry, bytes: 300, ...overrides } satisfies Shipment;
}

/** What a Detail of {@link shipment} says. */
export function readDetail(detail: string): {
  readonly item: string;
  readonly position: number;
  readonly part: number;
} {
  return JSON.parse(detail);
}

/** Sending with plenty of time, without real pauses, and claims that are always kept. */
export function sendingOver(publisher: Publisher, overrides: Partial<Sending> = {}): Sending {
  return {
    publisher,
    claims: { put: () => Promise.resolve({ ok: true }) },
    remainingMs: () => 60_000,
    pause: () => Promise.resolve(),
    random: () => 0.5,
    ...overrides,
  };
}
