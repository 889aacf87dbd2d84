import type { Json } from "../../json.ts";
import { VIEWS, type View } from "../../view/views.ts";
import { shown, type Finding, type Rule, type Subject } from "../rule.ts";

/** Fewer do not show what may be absent. */
const FEWEST_EXAMPLES = 2;

/** {@link Rule} `examples-validate`. */
export const examplesValidate: Rule = {
  id: "examples-validate",
  purpose: "Examples are what people read first and what tests are fed: there are some, and both views accept them.",
  mend: "Add examples, or correct them, or the schema.",
  example: {
    refused: `{ "examples": [] }`,
    accepted: `at least two events that a reader would recognise, one with all that may be absent`,
  },
  check: (subject) => {
    if (!subject.describesData) return [];
    const { examples } = subject.schema;
    if (!Array.isArray(examples) || examples.length < FEWEST_EXAMPLES) {
      const came = Array.isArray(examples) ? `${examples.length}` : shown(examples);
      const wanted = `at least ${FEWEST_EXAMPLES} examples`;
      return [{ pointer: "/examples", wanted, came, mend: "Add events that a reader would recognise." }];
    }
    // What both views refuse for the same reason is said once, of the first.
    const found = new Map<string, Finding>();
    for (const finding of VIEWS.flatMap((view) => refused(subject, view, examples))) {
      const key = `${finding.pointer} ${finding.came}`;
      if (!found.has(key)) found.set(key, finding);
    }
    return [...found.values()];
  },
};

function refused(subject: Subject, view: View, examples: readonly Json[]): readonly Finding[] {
  const validate = subject.validator(view);
  return examples.flatMap((example, index) => {
    if (validate(example)) return [];
    return (validate.errors ?? []).map((error) => ({
      pointer: `/examples/${index}${error.instancePath}`,
      wanted: `an example that the ${view} view accepts`,
      came: `${error.message ?? error.keyword}${namedIn(error.params)}`,
      mend: "Correct the example, or the schema.",
    }));
  });
}

/** Ajv says which property is too much only beside its message. */
function namedIn(params: Readonly<Record<string, unknown>>): string {
  const name = params["unevaluatedProperty"];
  return name === undefined ? "" : `, and has ${shown(name)}`;
}
