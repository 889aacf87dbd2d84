import { isObject } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import type { Document } from "../load/document.ts";
import { isSchema, membersOf } from "../load/reading.ts";
import { complement, intersection, languageAround, type Language } from "../pattern/language.ts";
import { firstWord } from "../pattern/words.ts";
import { languagesOf, textsKnown } from "../prove/fact/texts.ts";
import { know } from "../prove/knowledge.ts";

/** Names that are kept of each side of one `propertyNames`. */
const OF_A_SIDE = 3;

/** Languages of names that are set against each other, at most. */
const LANGUAGES = 6;

/** Names that some `propertyNames` refuses or accepts, a few of each, from the strings that are tried anyway. */
export function namesAround(documents: readonly Document[], strings: readonly string[]): readonly string[] {
  return documents.flatMap((document) =>
    placesOf(document).flatMap((pointer) => {
      const node = document.at(pointer);
      if (node === undefined) return [];
      const refused = strings.filter((name) => !document.acceptsAt(node, name));
      const accepted = strings.filter((name) => document.acceptsAt(node, name));
      return refused.slice(0, OF_A_SIDE).concat(accepted.slice(0, OF_A_SIDE));
    }),
  );
}

/** Names that one of the emitter's rules for names takes and one of the receiver's refuses; or that one of either just refuses. */
export function namesBetween(emitting: Document, receiving: Document): readonly string[] {
  const taken = languagesIn(emitting);
  const refused = taken.flatMap((one) => firstWord(complement(one)) ?? []);
  return languagesIn(receiving)
    .flatMap((language) => {
      const outside = complement(language);
      return [...taken.map((one) => intersection([one, outside])), outside].flatMap((one) => firstWord(one) ?? []);
    })
    .concat(refused);
}

/** What each `propertyNames` and each pattern of names says, as languages. */
function languagesIn(document: Document): readonly Language[] {
  const { root } = document;
  const found: Language[] = [];
  if (!isObject(root)) return found;
  visitSchemas(root, (schema, at) => {
    const names = document.at(`${at}/propertyNames`);
    if (isSchema(schema["propertyNames"]) && names !== undefined) found.push(...languagesOf(textsKnown(know([names]))));
    for (const source of Object.keys(membersOf(schema["patternProperties"])))
      found.push(...[languageAround({ source })].filter((one) => one !== undefined));
  });
  return found.slice(0, LANGUAGES);
}

function placesOf({ root }: Document): readonly string[] {
  const places: string[] = [];
  if (!isObject(root)) return places;
  visitSchemas(root, (schema, at) => {
    if (schema["propertyNames"] !== undefined) places.push(`${at}/propertyNames`);
  });
  return places;
}
