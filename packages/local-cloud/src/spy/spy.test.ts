import { expect, test } from "vitest";
import { createManualClock } from "../manual-clock.ts";
import { createSpy } from "./spy.ts";

const deleted = (body: string) => ({ kind: "message-deleted", queue: "Mail", messageId: "m", body }) as const;

test("a wait finds a fact that happened before it began", async () => {
  const spy = createSpy(createManualClock(1_000));
  spy.tell(deleted("first"));
  expect(await spy.waitFor("message-deleted")).toEqual({ ...deleted("first"), at: 1_000 });
});

test("a wait finds a fact that happens later, and passes over what is not wanted", async () => {
  const spy = createSpy(createManualClock());
  const found = spy.waitFor("message-deleted", (fact) => fact.body === "wanted");
  spy.tell(deleted("other"));
  spy.tell({ kind: "warning", text: "wanted" });
  spy.tell(deleted("wanted"));
  expect((await found).body).toBe("wanted");
});

test("waitForAll counts facts of the past and of the future together", async () => {
  const spy = createSpy(createManualClock());
  spy.tell(deleted("1"));
  const found = spy.waitForAll("message-deleted", 2);
  spy.tell(deleted("2"));
  spy.tell(deleted("3"));
  expect((await found).map((fact) => fact.body)).toEqual(["1", "2"]);
});

test("a fact that does not come is reported with the nearest ones and every warning", async () => {
  const spy = createSpy(createManualClock(0));
  spy.tell(deleted("near miss"));
  spy.tell({ kind: "warning", text: "the queue has no policy" });
  const missing = spy.waitFor("message-deleted", (fact) => fact.body === "wanted", 5);
  await expect(missing).rejects.toThrow(
    'FACT_MISSING: no wanted fact "message-deleted" within 0.005 s\n' +
      "  the last of that kind:\n" +
      '  {"kind":"message-deleted","queue":"Mail","messageId":"m","body":"near miss","at":0}\n' +
      '  {"kind":"warning","text":"the queue has no policy","at":0}',
  );
});

test("where no fact of the kind came, the other kinds are counted", async () => {
  const spy = createSpy(createManualClock());
  spy.tell(deleted("1"));
  spy.tell(deleted("2"));
  await expect(spy.waitForAll("object-written", 2, undefined, 5)).rejects.toThrow(
    'FACT_MISSING: 0 of 2 wanted facts "object-written" within 0.005 s\n  none of that kind came; what came: message-deleted 2',
  );
});

test("a condition that throws fails the wait instead of whoever told the fact", async () => {
  const spy = createSpy(createManualClock());
  const found = spy.waitFor("message-deleted", (fact) => JSON.parse(fact.body));
  spy.tell(deleted("no json"));
  await expect(found).rejects.toThrow(SyntaxError);
});

test("the oldest facts are forgotten past the capacity", () => {
  const spy = createSpy(createManualClock(), 10);
  for (let i = 1; i <= 16; i++) spy.tell(deleted(String(i)));
  expect(spy.facts.length).toBe(10);
  expect(spy.facts[0]).toMatchObject({ body: "7" });
});

test("a listener hears new facts until it is ended", () => {
  const spy = createSpy(createManualClock());
  const heard: string[] = [];
  const end = spy.listen((fact) => heard.push(fact.kind));
  spy.tell(deleted("1"));
  end();
  spy.tell(deleted("2"));
  expect(heard).toEqual(["message-deleted"]);
});
