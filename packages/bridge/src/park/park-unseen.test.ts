import { expect, test } from "vitest";
import { PARK_UNSEEN_FRESH_MS } from "../limits.ts";
import { parkUnseenList } from "./park-unseen.ts";

/** A list over a parameter whose text and clock the test sets; an Error for a text makes reading fail. */
function listOver(state: { text: string | Error; now: number }) {
  const reads: string[] = [];
  const read = (name: string) => {
    reads.push(name);
    return state.text instanceof Error ? Promise.reject(state.text) : Promise.resolve(state.text);
  };
  return { reads, list: parkUnseenList("/park-unseen", read, () => state.now) };
}

test.each([
  ["-", []],
  ["", []],
  ["e1", ["e1"]],
  [" e1, e2 ,", ["e1", "e2"]],
])("reads %j", async (text, wanted) => {
  const { list } = listOver({ text, now: 0 });
  expect(await list()).toEqual({ eventIDs: new Set(wanted) });
});

test("is read at the first use, and again when it is a minute old", async () => {
  const state = { text: "e1", now: 0 };
  const { list, reads } = listOver(state);
  expect(reads).toEqual([]);
  await list();
  Object.assign(state, { text: "e2", now: PARK_UNSEEN_FRESH_MS - 1 });
  expect((await list()).eventIDs).toEqual(new Set(["e1"]));
  state.now = PARK_UNSEEN_FRESH_MS;
  expect((await list()).eventIDs).toEqual(new Set(["e2"]));
  expect(reads).toEqual(["/park-unseen", "/park-unseen"]);
});

test("stays as it was read last when it cannot be read, and says so", async () => {
  const state: { text: string | Error; now: number } = { text: "e1", now: 0 };
  const { list } = listOver(state);
  await list();
  Object.assign(state, { text: new Error("no rights"), now: PARK_UNSEEN_FRESH_MS });
  expect(await list()).toMatchObject({
    eventIDs: new Set(["e1"]),
    fault: { code: "PARK_UNSEEN_UNREADABLE", detail: { parameter: "/park-unseen" } },
  });
});

test("is empty when it could never be read", async () => {
  const { list } = listOver({ text: new Error("no rights"), now: 0 });
  expect((await list()).eventIDs).toEqual(new Set());
});
