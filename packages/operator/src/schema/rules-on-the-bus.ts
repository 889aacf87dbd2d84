import { schemaInvalid, type Reader, type Readers, type RulesOnTheBus } from "@streambridge/registry";

/**
 * The rules that readers outside put on the bus, with the engine that evaluates them: the local cloud's, which is held to
 * AWS's own cases. Undefined when no reader says its pattern, so that nothing is loaded for nothing.
 *
 * @throws StreambridgeError `SCHEMA_INVALID` for a pattern that AWS would refuse, in AWS's words.
 */
export async function rulesOnTheBus({ readers }: Readers): Promise<RulesOnTheBus | undefined> {
  const withPattern = readers.filter(({ pattern }) => pattern !== undefined);
  if (withPattern.length === 0) return undefined;
  const { evaluatePattern } = await import("@streambridge/local-cloud/event-pattern");
  const matches: RulesOnTheBus["matches"] = (pattern, event) => {
    const evaluated = evaluatePattern(JSON.stringify(pattern), JSON.stringify(event));
    return evaluated.ok && evaluated.matches;
  };
  const problems = withPattern.flatMap((reader) =>
    problemOf(reader, evaluatePattern(JSON.stringify(reader.pattern), "{}")),
  );
  if (problems.length > 0) throw schemaInvalid(problems);
  return { readers: withPattern, matches };
}

type Evaluated = { readonly ok: true } | { readonly ok: false; readonly message: string };

function problemOf({ file }: Reader, evaluated: Evaluated) {
  if (evaluated.ok) return [];
  const { message } = evaluated;
  return [
    {
      rule: "external-reader",
      file,
      pointer: "/pattern",
      wanted: "a pattern that EventBridge takes",
      came: message,
      mend: `Correct ${file}.`,
    },
  ];
}
