import { StreambridgeError } from "@streambridge/errors";
import {
  compareSchemas,
  passes,
  tooDeep,
  type Comparison,
  type Dialect,
  type Side,
} from "@streambridge/registry/compare";
import { paintFor, type Out } from "../local/screen/paint.ts";
import { bringIn } from "./bring-in.ts";
import { placed, readSchemaFile, type SchemaText } from "./read-schema-file.ts";
import { showComparison } from "./show-comparison.ts";

/** What `schema compare` is asked. */
export interface CompareRequest {
  readonly old: string;
  readonly new: string;
  /** Whether machines read the answer: `{schemaVersion, forward, backward}`. */
  readonly json: boolean;
  readonly strictOpen: boolean;
  /** The draft of both, as it was typed. */
  readonly draft?: string;
  readonly out: Out;
}

/** The shape of `--json`; a change that breaks its readers gets another number. */
const SCHEMA_VERSION = 1;

/** What `--draft` takes. */
const DRAFTS: Readonly<Record<string, Dialect>> = {
  "07": "draft-07",
  "7": "draft-07",
  "draft-07": "draft-07",
  "2020-12": "2020-12",
};

/**
 * Compares two files and answers the exit code: 0 when both directions are safe, 3 when one of them breaks, is not
 * proved, or has nothing to emit.
 *
 * @throws StreambridgeError `SCHEMA_INVALID` with file, pointer, line and column when a schema cannot be read or does not
 * compile; `USAGE` for a draft that is not known
 */
export async function compareFiles(request: CompareRequest): Promise<0 | 3> {
  const dialect = request.draft === undefined ? undefined : dialectOf(request.draft);
  const files: Record<Side, SchemaText> = { old: readSchemaFile(request.old), new: readSchemaFile(request.new) };
  const comparison = await compare(files, {
    strictOpen: request.strictOpen,
    ...(dialect !== undefined && { dialect }),
  });
  request.out.write(request.json ? jsonOf(comparison) : showComparison(comparison, files, paintFor(request.out)));
  return passes(comparison.forward) && passes(comparison.backward) ? 0 : 3;
}

async function compare(
  files: Readonly<Record<Side, SchemaText>>,
  options: Parameters<typeof compareSchemas>[2],
): Promise<Comparison> {
  try {
    const [old, next] = [bringIn(files.old.schema, files.old.file), bringIn(files.new.schema, files.new.file)];
    return await compareSchemas(old, next, options);
  } catch (thrown) {
    // Too deep even to be walked through: that is no mistake, and nobody's fault.
    if (thrown instanceof RangeError) return tooDeep();
    throw placed(StreambridgeError.from(thrown), files);
  }
}

function jsonOf({ forward, backward }: Comparison): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, forward, backward }, undefined, 2)}\n`;
}

function dialectOf(draft: string): Dialect {
  const dialect = Object.hasOwn(DRAFTS, draft) ? DRAFTS[draft] : undefined;
  if (dialect !== undefined) return dialect;
  throw new StreambridgeError("USAGE", `--draft ${draft} is not known`, { mend: "Known are 07 and 2020-12." });
}
