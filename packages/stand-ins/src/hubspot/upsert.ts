import type { Effect } from "../effect.ts";
import { isObject, parseObject } from "../json.ts";
import type { VendorReply } from "../stand-in.ts";
import { find, save, type CrmObject, type Kind } from "./portal.ts";
import { refuse } from "./refuse.ts";
import { refuseProperties } from "./validate.ts";

interface Input {
  readonly id: string;
  readonly idProperty: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** HubSpot takes at most this many inputs in one request. */
const BATCH_LIMIT = 100;

/** `POST /crm/v3/objects/<type>/batch/upsert`: each input names a unique property and its value. All or, at a fault, nothing. */
export function upsert(kind: Kind, text: string): VendorReply {
  const inputs = parseObject(text)?.["inputs"];
  if (!Array.isArray(inputs) || inputs.length === 0 || inputs.length > BATCH_LIMIT) {
    return refuse(400, "VALIDATION_ERROR", "Invalid input JSON: inputs must hold 1 to 100 objects");
  }
  for (const input of inputs) {
    const refusal = refuseInput(kind, input);
    if (refusal !== undefined) return refusal;
  }
  const done = (inputs as Input[]).map((input) => take(kind, input));
  const now = new Date().toISOString();
  return {
    status: 200,
    body: { status: "COMPLETE", startedAt: now, completedAt: now, results: done.map(({ result }) => result) },
    effects: done.map(({ effect }) => effect),
  };
}

function refuseInput(kind: Kind, input: unknown): VendorReply | undefined {
  if (!isObject(input) || typeof input["id"] !== "string" || !isObject(input["properties"])) {
    return refuse(400, "VALIDATION_ERROR", "Invalid input JSON: an input needs id and properties");
  }
  const { id, idProperty, properties } = input as { id: string; idProperty?: unknown; properties: Input["properties"] };
  if (typeof idProperty !== "string" || !kind.unique.includes(idProperty)) {
    return refuse(400, "VALIDATION_ERROR", "Unable to perform update/upsert by non-unique property");
  }
  return refuseProperties(kind, { ...properties, [idProperty]: id }, find(kind, id, idProperty));
}

function take(
  kind: Kind,
  { id, idProperty, properties }: Input,
): { result: unknown; effect: Omit<Effect, "at" | "vendor"> } {
  const before = find(kind, id, idProperty);
  const saved = save(kind, before, { ...properties, [idProperty]: id });
  return { result: { ...asResult(saved), new: before === undefined }, effect: savedEffect(kind, "upsert", id, saved) };
}

/** An object as answers carry it. */
export function asResult({ id, properties, createdAt, updatedAt, archived }: CrmObject): object {
  return { id, properties, createdAt, updatedAt, archived };
}

/** What the screen shows of a saved object: whose it is, and its name. */
export function savedEffect(
  kind: Kind,
  action: string,
  subject: string,
  saved: CrmObject,
): Omit<Effect, "at" | "vendor"> {
  const { firstname, lastname, dealname, dealstage } = saved.properties;
  const title = kind.type === "contacts" ? [firstname, lastname] : [dealname, dealstage];
  const summary = `${kind.type}: save ${[subject, ...title].filter((part) => part !== undefined).join(" ")}`;
  return { action, subject, summary, body: saved.properties };
}
