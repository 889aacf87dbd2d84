import type { Json, JsonObject } from "../../json.ts";
import type { Registry } from "../../registry.ts";
import { sampleData } from "../../sample/sample-data.ts";
import { compileInView } from "../../view/judge.ts";
import { strip } from "../../view/strip.ts";
import { againstOf, type History, type PastVersion, type Version } from "../../review/history.ts";
import type { Finding } from "../../review/finding.ts";
import { placeIn } from "../../review/places.ts";
import type { Reader } from "../reader.ts";
import { readersHit } from "../readers-hit.ts";
import { busEvent } from "./bus-event.ts";
import { ruleSilenced } from "./bus-rules.ts";

/** Says whether an event pattern of EventBridge matches an event. */
export type MatchesPattern = (pattern: JsonObject, event: JsonObject) => boolean;

/** The rules that readers outside put on the bus, and what evaluates them. */
export interface RulesOnTheBus {
  readonly readers: readonly Reader[];
  readonly matches: MatchesPattern;
}

/** Values drawn of each version, beside its examples and their variants. */
const DRAWN = 60;
const SEED = 20_261_130;

/**
 * Evaluates the pattern of every reader outside on events of each version that changed, and tells of those that it matched
 * and that are sent no more while others, which it does not match, are.
 */
export function findSilencedRules(
  histories: readonly History[],
  registry: Registry,
  rules: RulesOnTheBus,
): readonly Finding[] {
  return histories.flatMap((history) => {
    const { type, now } = history;
    const old = history.past.at(-1);
    const readers = rules.readers.filter(({ events, pattern }) => pattern !== undefined && events.includes(type));
    if (now === undefined || old === undefined || readers.length === 0) return [];
    const [before, after] = [sampled(old), sampled(now)];
    const asSent = (data: Json) => busEvent({ eventType: type, ...envelopeOf(registry, now) }, data);
    return readers.flatMap((reader) => {
      const matches = ({ data }: Sample) => rules.matches(reader.pattern ?? {}, asSent(data));
      const gone = before.samples.find((sample) => matches(sample) && !after.valid(sample.data));
      const instead = after.samples.find((sample) => !matches(sample) && !before.valid(sample.data));
      if (gone === undefined || instead === undefined) return [];
      return [finding({ old, now, reader, instead: instead.data, isSilent: !after.samples.some(matches) })];
    });
  });
}

interface Sample {
  readonly data: Json;
}

function sampled({ schema }: Version): { samples: readonly Sample[]; valid: (data: Json) => boolean } {
  const validate = compileInView(strip(schema), "tolerant");
  const valid = (data: Json) => validate(data);
  const examples = Array.isArray(schema["examples"]) ? (schema["examples"] as readonly Json[]) : [];
  const values = sampleData({ schema, examples, valid, drawn: DRAWN, seed: SEED });
  return { samples: values.map((data) => ({ data })), valid };
}

function envelopeOf(registry: Registry, { event }: Version): { source: string; metadata: JsonObject } {
  const examples = registry.metadata.schema["examples"];
  const [metadata = {}] = Array.isArray(examples) ? (examples as readonly JsonObject[]) : [];
  return { source: registry.domains.find(({ name }) => name === event.domain)?.source ?? "", metadata };
}

interface Silenced {
  readonly old: PastVersion;
  readonly now: Version;
  readonly reader: Reader;
  /** Data of an event that is new, and that the rule does not match. */
  readonly instead: Json;
  readonly isSilent: boolean;
}

function finding({ old, now, reader, instead, isSilent }: Silenced): Finding {
  const { type } = now.event;
  return {
    rule: ruleSilenced.id,
    severity: isSilent ? "error" : "warning",
    eventType: type,
    sentence: isSilent
      ? `The rule of ${reader.name} matches no ${type} any more, although both schemas may be fine: this one it does not match.`
      : `The rule of ${reader.name} matched events of ${type} that are sent no more, and does not match new ones such as this.`,
    old: placeIn(old, ""),
    now: placeIn(now, ""),
    against: [againstOf(old)],
    digest: now.digest,
    witness: {
      event: instead,
      error: {
        keyword: "pattern",
        message: `is not matched by the pattern in ${reader.file}`,
        instancePath: "",
        params: {},
      },
    },
    readers: readersHit({ root: "", readers: [reader] }, { eventType: type, pointers: [""] }),
    mend: [
      `Ask ${reader.owner} (${reader.contact ?? "no contact given"}) to widen the rule, and change ${reader.file} with it.`,
      "Or send the old value too until they have.",
    ],
  };
}
