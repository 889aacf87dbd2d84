import { expect, test } from "vitest";
import { sampleEvent } from "../testing/sample-event.ts";
import { sampleBody, sampleRecord, type Delivery } from "../testing/sample-record.ts";
import { onTrial } from "../testing/trial.ts";
import { DECISION_ATTRIBUTE, decisionIn } from "./decision.ts";

const event = sampleEvent("UserRegistered.v2", { data: { userId: "one" } });
const saying = (word: string, attempt = 1): Delivery => ({ attempt, attributes: { [DECISION_ATTRIBUTE]: word } });
const decisionOf = (delivery: Delivery) => decisionIn(sampleRecord(sampleBody(event), delivery));

test("`done` holds for as long as its message lives, `again` for its first delivery", () => {
  expect(decisionOf(saying("done", 3))).toBe("done");
  expect(decisionOf(saying("again"))).toBe("again");
  expect(decisionOf(saying("again", 2))).toBeUndefined();
});

test("a message without one, or with a word that is none, decides nothing", () => {
  expect(decisionOf({})).toBeUndefined();
  expect(decisionOf(saying("perhaps"))).toBeUndefined();
});

test("an uncertain effect is parked until a person says that it happened, or that it is to be done again", async () => {
  const effects: string[] = [];
  const trial = onTrial(
    {
      name: "sample",
      owner: "nobody",
      description: "",
      events: ["UserRegistered.v2"],
      onError: "retry",
      once: "entity",
    },
    { "UserRegistered.v2": ({ data }) => void effects.push(data.userId) },
  );
  const cutOff = (userId: string) => trial.store.swap(`once/entity/user/${userId}`, undefined, { state: "started" });
  await cutOff("one");
  await cutOff("two");
  const second = sampleEvent("UserRegistered.v2", { data: { userId: "two" } });

  expect(await trial.deliver(event, second)).toEqual({ Parked: 2 });
  expect(await trial.redeliver(event, saying("done"))).toEqual({ Repeated: 1 });
  expect(await trial.redeliver(second, saying("again"))).toEqual({ Handled: 1 });
  expect(effects).toEqual(["two"]);
  expect(await trial.deliver(event, second)).toEqual({ Repeated: 2 });
});
