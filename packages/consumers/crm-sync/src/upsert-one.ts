import { Park } from "@streambridge/consumer-kit";
import { askUnless, type HubspotError } from "./ask.ts";
import type { Hubspot } from "./hubspot.ts";
import type { CrmInput } from "./mapping.ts";

type BatchApi = Hubspot["contacts"]["batch"] | Hubspot["deals"]["batch"];

/**
 * Creates or updates one object, found by the unique property `idProperty`. HubSpot upserts in batches only, so it is a
 * batch of one; such a batch can also succeed as a whole and hold the failure of its one input (status 207).
 *
 * Answers with HubSpot's id of the object; undefined when another object has one of its unique values.
 */
export async function upsertOne(api: BatchApi, input: CrmInput, idProperty: string): Promise<string | undefined> {
  const answer = await askUnless(api.upsert({ inputs: [{ ...input, idProperty }] }), isConflict);
  if (answer === undefined) return undefined;
  const [fault] = "errors" in answer ? (answer.errors ?? []) : [];
  if (fault?.category === "CONFLICT") return undefined;
  if (fault !== undefined) throw new Park(`HubSpot answered 207 ${fault.category}`, { cause: fault });
  const [saved] = answer.results;
  if (saved === undefined) throw new Park("HubSpot took the object and did not say which it is");
  return saved.id;
}

function isConflict({ code, body }: HubspotError): boolean {
  return code === 409 && body.category === "CONFLICT";
}
