import { reprocessRecord, type Parked } from "@streambridge/bridge";
import { readParked } from "@streambridge/operator/read";
import { hold, type Kind } from "../kind.ts";
import { parkedTexts } from "./letters.ts";
import { bridgeInto, clearlyParked, RUN } from "./stream-records.ts";

/** Messages of the park queue, read, and handed to the bridge as a redrive does. */
export const redrivenRecords: Kind<string> = {
  name: "parked records, redriven",
  inputs: parkedTexts,
  take: async (body) => {
    const { content } = readParked({ messageId: "m", body, attributes: {}, system: {} }, "failures");
    if (content.kind !== "record") return ["told as unknown"];
    const anew: Parked[] = [];
    const { outcome } = await reprocessRecord(content.record, bridgeInto(anew), RUN);
    hold(outcome.kind !== "retried", "it is retried, though nothing failed that passes");
    return outcome.kind === "parked" ? anew.map(clearlyParked) : ["accepted"];
  },
};
