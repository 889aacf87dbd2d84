import { expectTypeOf, test } from "vitest";
import type { EventData, EventType, Newer } from "../generated/types.ts";
import type { Downcast } from "../downcast/downcast.ts";
import type { Draft, NewestOf, NewestType } from "./draft.ts";
import type { AnyEvent, DomainEvent, Metadata } from "./event.ts";

// These hold when the compiler accepts them: `tsc -b packages/events` runs them.

const entity = { type: "user", id: "1" };

test("a draft is of the newest major of its name", () => {
  expectTypeOf<NewestOf<"UserRegistered">>().toEqualTypeOf<"UserRegistered.v2">();
  expectTypeOf<"UserRegistered.v1">().not.toExtend<NewestType>();
});

test("a draft with the data of another type does not compile", () => {
  const data: EventData["UserDeleted.v1"] = { userId: "1", email: "a@b.c", cause: "user", deletedAt: "" };
  const right: Draft = { type: "UserDeleted.v1", entity, data };
  expectTypeOf(right).toExtend<Draft>();
  // @ts-expect-error the data of a deletion is no registration
  const wrong: Draft = { type: "UserRegistered.v2", entity, data };
  expectTypeOf(wrong).toExtend<object>();
});

test("a draft with a field that the schema does not declare does not compile", () => {
  const draft: Draft = {
    type: "UserDeleted.v1",
    entity,
    // @ts-expect-error nobody declares shoeSize
    data: { userId: "1", email: "a@b.c", cause: "user", deletedAt: "", shoeSize: 43 },
  };
  expectTypeOf(draft).toExtend<Draft>();
});

test("a draft with a value that an enum does not have does not compile", () => {
  const draft: Draft = {
    type: "UserDeleted.v1",
    entity,
    // @ts-expect-error nobody ends an account by boredom
    data: { userId: "1", email: "a@b.c", cause: "boredom", deletedAt: "" },
  };
  expectTypeOf(draft).toExtend<Draft>();
});

test("the type of an event narrows its data", () => {
  expectTypeOf(nameOf).returns.toBeString();
  expectTypeOf<DomainEvent<"OrderPlaced.v1">["data"]["lines"][number]["unitPrice"]["amount"]>().toBeNumber();
});

test("metadata knows the type of its event", () => {
  expectTypeOf<Metadata<"UserDeleted.v1">["type"]>().toEqualTypeOf<"UserDeleted.v1">();
  expectTypeOf<Metadata["type"]>().toEqualTypeOf<EventType>();
});

test("a downcast goes from one version to the one before it", () => {
  expectTypeOf<Newer["UserRegistered.v1"]>().toEqualTypeOf<"UserRegistered.v2">();
  expectTypeOf<() => { userId: string; email: string }>().not.toExtend<
    Downcast<"UserRegistered.v2", "UserRegistered.v1">
  >();
});

function nameOf(event: AnyEvent): string {
  if (!is(event, "UserRegistered.v1")) return event.metadata.id;
  // @ts-expect-error v1 has no firstname
  void event.data.firstname;
  return event.data.fullname;
}

function is<T extends EventType>(event: AnyEvent, type: T): event is Extract<AnyEvent, DomainEvent<T>> {
  return event.metadata.type === type;
}
