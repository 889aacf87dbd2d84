import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { byHand, type ByHand, type PlainRecord } from "./by-hand.ts";

let sender: ByHand | undefined;

/** The peer as a Lambda function: it compiles its schemas when it starts. */
export async function handler({ Records }: { readonly Records: readonly PlainRecord[] }): Promise<void> {
  sender ??= byHand(new EventBridgeClient({}), process.env["SCHEMAS"] ?? "", 1);
  await sender(Records);
}
