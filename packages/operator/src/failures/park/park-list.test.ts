import { GetParameterCommand, type SSMClient } from "@aws-sdk/client-ssm";
import { expect, test } from "vitest";
import { PARAMETER_BYTES } from "../../limits.ts";
import type { Stage } from "../stage.ts";
import { readParkList, roomFor, writeParkList } from "./park-list.ts";

/** A stage whose list is this text. */
function stageWith(text: string) {
  const state = { text };
  const send = (command: { readonly input: { readonly Name?: string; readonly Value?: string } }): Promise<object> => {
    expect(command.input.Name).toBe("/park-unseen");
    if (command instanceof GetParameterCommand) return Promise.resolve({ Parameter: { Value: state.text } });
    state.text = command.input.Value ?? "";
    return Promise.resolve({});
  };
  const ssm = { send } as unknown as SSMClient;
  const stage = { reach: { ssm }, topology: { bridge: { parkUnseen: "/park-unseen" } } } as unknown as Stage;
  return { stage, state };
}

const ids = (number: number) => Array.from({ length: number }, (_, index) => String(index).padStart(32, "0"));

test.each([
  ["-", []],
  ["", []],
  ["e1", ["e1"]],
  [" e1, e2 ,", ["e1", "e2"]],
])("%j lists %j, as the bridge reads it", async (text, wanted) => {
  expect(await readParkList(stageWith(text).stage)).toEqual(wanted);
});

test("what is written is read back, and an empty list is a dash", async () => {
  const { stage, state } = stageWith("-");
  await writeParkList(stage, ["e1", "e2"]);
  expect(await readParkList(stage)).toEqual(["e1", "e2"]);
  await writeParkList(stage, []);
  expect(state.text).toBe("-");
});

test("the list is as long as a parameter, and says how many more it takes", async () => {
  const { stage, state } = stageWith("-");
  const room = roomFor([]);
  await writeParkList(stage, ids(room));
  expect(Buffer.byteLength(state.text)).toBeLessThanOrEqual(PARAMETER_BYTES);
  expect(roomFor(ids(room))).toBe(0);
  await expect(writeParkList(stage, ids(room + 1))).rejects.toMatchObject({ code: "PARK_UNSEEN_FULL" });
});
