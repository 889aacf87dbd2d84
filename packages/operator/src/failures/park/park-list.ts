import { GetParameterCommand, PutParameterCommand } from "@aws-sdk/client-ssm";
import { StreambridgeError } from "@streambridge/errors";
import { PARAMETER_BYTES } from "../../limits.ts";
import type { Stage } from "../stage.ts";

/** What stands for an empty list: a parameter cannot be empty. */
const NONE = "-";

/** The eventIDs of records that the bridge parks without looking at them. */
export async function readParkList({ reach: { ssm }, topology }: Stage): Promise<readonly string[]> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: topology.bridge.parkUnseen }));
  const names = (Parameter?.Value ?? "").split(",").map((name) => name.trim());
  return names.filter((name) => name !== "" && name !== NONE);
}

/**
 * Writes the list anew.
 *
 * @throws StreambridgeError `PARK_UNSEEN_FULL` when it does not fit the parameter
 */
export async function writeParkList({ reach: { ssm }, topology }: Stage, eventIDs: readonly string[]): Promise<void> {
  const Value = eventIDs.join(",") || NONE;
  if (Buffer.byteLength(Value) > PARAMETER_BYTES) throw full(eventIDs.length - 1);
  await ssm.send(new PutParameterCommand({ Name: topology.bridge.parkUnseen, Value, Overwrite: true }));
}

/** How many more eventIDs of the usual length the list takes. */
export function roomFor(eventIDs: readonly string[]): number {
  return Math.floor((PARAMETER_BYTES - Buffer.byteLength(eventIDs.join(","))) / (EVENT_ID_BYTES + 1));
}

/** Bytes of an eventID as Lambda gives it. */
const EVENT_ID_BYTES = 32;

function full(count: number): StreambridgeError {
  return new StreambridgeError("PARK_UNSEEN_FULL", `the list holds ${count} records and has no room for another`, {
    mend: "Take off what has been parked by now: `streambridge failures park EVENT_ID --remove`.",
  });
}
