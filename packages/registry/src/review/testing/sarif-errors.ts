import { Ajv2020 } from "ajv/dist/2020.js";

const text = { type: "string", minLength: 1 } as const;
const lineOrColumn = { type: "integer", minimum: 1 } as const;
const level = { enum: ["none", "note", "warning", "error"] } as const;

/** An object with these properties and no other: what the standard does not name, code scanning ignores without a word. */
const only = (required: readonly string[], properties: Readonly<Record<string, object>>) => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
});
const listOf = (items: object) => ({ type: "array", items });

const message = only(["text"], { text });
const location = only(["physicalLocation"], {
  id: { type: "integer", minimum: 0 },
  message,
  physicalLocation: only(["artifactLocation"], {
    // Relative to the base that is named, with slashes; an absolute one would be shown nowhere.
    artifactLocation: only(["uri"], { uri: { type: "string", pattern: "^[^/\\\\:][^\\\\:]*$" }, uriBaseId: text }),
    region: only(["startLine"], { startLine: lineOrColumn, startColumn: lineOrColumn }),
  }),
});

/**
 * What SARIF 2.1.0 (OASIS, sections 3.13 to 3.54) asks of the parts that we write. `printSarif` is held to the names and
 * types of all its parts by @types/sarif.
 */
const sarif = only(["version", "runs"], {
  $schema: text,
  version: { const: "2.1.0" },
  runs: listOf(
    only(["tool", "results"], {
      tool: only(["driver"], {
        driver: only(["name"], {
          name: text,
          rules: { ...listOf(only(["id"], { id: text, shortDescription: message })), uniqueItems: true },
        }),
      }),
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      invocations: listOf(
        only(["executionSuccessful"], {
          executionSuccessful: { type: "boolean" },
          exitCode: { type: "integer" },
          toolExecutionNotifications: listOf(
            only(["message"], { level, descriptor: only(["id"], { id: text }), message }),
          ),
        }),
      ),
      results: listOf(
        only(["message"], {
          ruleId: text,
          ruleIndex: { type: "integer", minimum: -1 },
          level,
          message,
          locations: listOf(location),
          relatedLocations: listOf(location),
          partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
          suppressions: listOf(
            only(["kind"], {
              kind: { enum: ["inSource", "external"] },
              status: { enum: ["accepted", "underReview", "rejected"] },
              justification: { type: "string" },
            }),
          ),
          properties: { type: "object" },
        }),
      ),
    }),
  ),
});

const accepts = new Ajv2020({ allErrors: true }).compile(sarif);

/** What SARIF says against a log; nothing when it holds. */
export function sarifErrors(log: object): readonly string[] {
  return accepts(log) ? [] : (accepts.errors ?? []).map(({ instancePath, message: said }) => `${instancePath} ${said}`);
}
