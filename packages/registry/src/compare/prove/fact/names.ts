import { languageOf, type Language, intersection } from "../../pattern/language.ts";
import { holding, know, within, fact, type Knowledge } from "../knowledge.ts";
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

/** What `propertyNames` says on the known side. */
export function namesAllowed(knowledge: Knowledge): Names {
  const schemas = holding(knowledge, "propertyNames").map(({ known }) => within(known.node, "propertyNames"));
  if (schemas.length === 0) return { admits: () => true };
  const names = know([TEXT, ...schemas]);
  const listed = valuesOf(names)?.filter((name) => typeof name === "string");
  const languages = languagesOf(textsKnown(names));
  const language = intersection(languages) ?? languageOf({ source: "" });
  return {
    admits: (name) => schemas.every((schema) => schema.document.acceptsAt(schema, name)),
    ...(listed !== undefined && { listed }),
    ...(language !== undefined && { language }),
  };
}
