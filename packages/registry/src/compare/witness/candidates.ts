import type { Json } from "../../json.ts";
import { SEARCH_SEED } from "../limits.ts";
import type { Document } from "../load/document.ts";
import { edits } from "./edits.ts";
import { generatorFor, materialOf } from "./generate/generator.ts";
import { namesAround, namesBetween } from "./names-around.ts";
import { distinct, namesOf, probesOf } from "./probes.ts";
import { random, some } from "./random.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Samples that are edited: the shortest ones, and some others by chance. */
const EDITED = 40;

/** Samples that are kept to choose from. */
const KEPT = 160;

/**
 * Every value that a search asks about, in the same order at every run: examples and what is next to them, values at and
 * around everything that either schema says, values made from the emitting and from the receiving schema, then each of
 * those that the emitter accepts with one thing changed.
 */
export function* candidates(
  emitting: Document,
  receiving: Document,
  examples: readonly Json[],
  seed = SEARCH_SEED,
): Generator<Json> {
  const chance = random(seed);
  const vocabularies = [vocabularyOf(emitting.root), vocabularyOf(receiving.root)] as const;
  const probes = probesOf(...vocabularies, chance);
  yield* examples;
  yield* probes;
  const samples: Json[] = [];
  const documents = [emitting, receiving];
  const strings = probes.filter((probe) => typeof probe === "string");
  const names = distinct([
    ...namesAround(documents, strings),
    ...namesBetween(emitting, receiving),
    ...namesOf(vocabularies, chance),
  ]);
  const materials = documents.map((document) => materialOf(document, vocabularies, { probes, names, random: chance }));
  for (const material of materials) {
    for (const value of generatorFor(material).values(material.document.root, 0)) {
      yield value;
      if (samples.length < KEPT && emitting.accepts(value)) samples.push(value);
    }
  }
  samples.sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  const [material] = materials;
  if (material === undefined) return;
  for (const example of examples.filter(emitting.accepts)) yield* edits(example, material);
  for (const sample of some(samples, EDITED, chance)) yield* edits(sample, material);
}
