import { intersection, type Language } from "../../pattern/language.ts";
import { fact, holding, know, refusedBy, within, type Knowledge } from "../knowledge.ts";
import { groupsOf, isNothing } from "./members.ts";
import { languagesOf, textsKnown } from "./texts.ts";
import { valuesOf } from "./values.ts";

/** What is known of the names that properties may have. */
export interface Names {
  /** All of them, where they are listed. */
  readonly listed?: readonly string[];
  readonly admits: (name: string) => boolean;
  /** A language that all of them are in; absent where nothing is known. */
  readonly language?: Language;
}

const TEXT = fact({ type: "string" });

/** Everything that is known of the name of a property: what `propertyNames` says, and patterns whose properties can be nothing. */
export function nameKnown(knowledge: Knowledge): Knowledge {
  const schemas = holding(knowledge, "propertyNames").map(({ known }) => within(known.node, "propertyNames"));
  const patterns = groupsOf(knowledge).flatMap((group) => Array.from(group.patterns));
  const shut = patterns.filter(([, part]) => isNothing(part)).map(([pattern]) => refusedBy(fact({ pattern })));
  return know([TEXT, ...schemas, ...shut]);
}

/** What is known of names on the known side. */
export function namesAllowed(knowledge: Knowledge): Names {
  const schemas = holding(knowledge, "propertyNames").map(({ known }) => within(known.node, "propertyNames"));
  const names = nameKnown(knowledge);
  if (names.entries.length === 1) return { admits: () => true };
  const listed = valuesOf(names)?.filter((name) => typeof name === "string");
  const language = intersection(languagesOf(textsKnown(names)));
  return {
    admits: (name) => schemas.every((schema) => schema.document.acceptsAt(schema, name)),
    ...(listed !== undefined && { listed }),
    ...(language !== undefined && { language }),
  };
}
