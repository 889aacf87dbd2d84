import { describe, expectTypeOf, test } from "vitest";
import { consume, deletes, linked, type Consumer, type Subscription } from "./index.ts";

const subscription = {
  name: "sample",
  owner: "nobody",
  description: "For the compiler.",
  events: ["UserRegistered.v2", "UserDeleted.v1"],
  onError: "retry",
  secrets: { Key: "somewhere" },
  settings: { Url: "" },
} as const satisfies Subscription;

describe("the compiler", () => {
  test("types each handler's event by its key", () => {
    consume(subscription, {
      "UserRegistered.v2": ({ data, metadata }, { fact, signal }) => {
        expectTypeOf(data.firstname).toBeString();
        expectTypeOf(metadata.type).toEqualTypeOf<"UserRegistered.v2">();
        expectTypeOf(fact).toBeString();
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
        // @ts-expect-error: a field of the first major
        void data.fullname;
      },
      "UserDeleted.v1": deletes(({ data }) => {
        expectTypeOf(data.cause).toEqualTypeOf<"user" | "expired">();
        // @ts-expect-error: a field of another event
        void data.firstname;
      }),
    });
  });

  test("refuses handlers of which one is missing", () => {
    // @ts-expect-error: UserDeleted.v1 has no handler
    const consumer = consume(subscription, { "UserRegistered.v2": () => undefined });
    expectTypeOf(consumer).toEqualTypeOf<Consumer>();
  });

  test("refuses a handler that nobody subscribed to", () => {
    const consumer = consume(subscription, {
      "UserRegistered.v2": () => undefined,
      "UserDeleted.v1": () => undefined,
      // @ts-expect-error: not among the subscription's events
      "OrderPlaced.v1": () => undefined,
    });
    expectTypeOf(consumer).toEqualTypeOf<Consumer>();
  });

  test("refuses a subscription to an event type that no schema describes", () => {
    const wrong = {
      ...subscription,
      // @ts-expect-error: there is no third major
      events: ["UserRegistered.v3"],
    } as const satisfies Subscription;
    expectTypeOf(wrong).not.toExtend<Subscription>();
  });

  test("knows the names of secrets and settings", () => {
    type Values = ReturnType<typeof linked<typeof subscription>>;
    expectTypeOf<Values>().toEqualTypeOf<{ readonly Key: string; readonly Url: string }>();
  });
});
