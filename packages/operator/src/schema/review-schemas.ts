import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import {
  atPlace,
  blocks,
  formats,
  readersHit,
  readReaders,
  refusals,
  review,
  type Format,
  type Review,
} from "@streambridge/registry";
import { isPlain } from "../env.ts";
import type { Out } from "../local/screen/paint.ts";
import { rulesOnTheBus } from "./rules-on-the-bus.ts";
import { today } from "./today.ts";

/** What `schema review` is asked. */
export interface ReviewSchemasRequest {
  /** The folder of `schemas/`, and of the readers' code. */
  readonly project: string;
  readonly base?: string;
  readonly stage?: string;
  /** Two folders that hold `schemas/`, instead of git's revisions and the working tree. */
  readonly from?: string;
  readonly to?: string;
  /** A name of `formats`. */
  readonly format: string;
  /** Where every form for machines is written as well. */
  readonly folder?: string;
  readonly out: Out;
}

/** The forms that are written as files, by file. */
const FILES = { "review.md": "markdown", "review.json": "json", "review.sarif": "sarif" } as const satisfies Record<
  string,
  Format
>;

/**
 * Reviews and prints; answers 0 when nothing blocks, 3 when something does. What cannot be compared is told in the same
 * form, and in the same files, before it is thrown: CI shows what it finds there.
 *
 * @throws StreambridgeError `USAGE` for a format that is not there, one folder without the other, folders beside revisions,
 *   or a folder for files that cannot be one; what `review` throws.
 */
export async function reviewSchemas(request: ReviewSchemasRequest): Promise<0 | 3> {
  const { out, folder } = request;
  const format = formatOf(request.format);
  refuseHalf(request);
  if (folder !== undefined) atPlace(folder, () => mkdirSync(folder, { recursive: true }));
  const result = await reviewOf(request).catch((thrown: unknown) => tellRefusal(request, format, thrown));
  out.write(formats[format](result, out.isTTY === true && !isPlain()));
  if (folder !== undefined) writeFiles(folder, (form) => formats[form](result, false));
  return blocks(result) ? 3 : 0;
}

function tellRefusal({ folder, out }: ReviewSchemasRequest, format: Format, thrown: unknown): never {
  const error = StreambridgeError.from(thrown);
  out.write(refusals[format](error));
  if (folder !== undefined) writeFiles(folder, (form) => refusals[form](error));
  throw thrown;
}

/** The review that a command line asks for; the readers are those of the project. */
export async function reviewOf({
  project,
  base,
  stage,
  from,
  to,
}: Pick<ReviewSchemasRequest, "project" | "base" | "stage" | "from" | "to">): Promise<Review> {
  const readers = await readReaders(project);
  const rules = await rulesOnTheBus(readers);
  return review({
    root: to ?? project,
    ...(base !== undefined && { base }),
    ...(stage !== undefined && { stage }),
    ...(from !== undefined && { from }),
    readersOf: (question) => readersHit(readers, question),
    ...(rules !== undefined && { rules }),
    readers,
    today: today(),
  });
}

function formatOf(wanted: string): Format {
  const known = (Object.keys(formats) as readonly Format[]).find((name) => name === wanted);
  if (known !== undefined) return known;
  throw new StreambridgeError("USAGE", `there is no format ${wanted}`, {
    mend: `Use one of ${Object.keys(formats).join(", ")}.`,
  });
}

function refuseHalf({ from, to, base, stage }: ReviewSchemasRequest): void {
  if (from !== undefined && (base !== undefined || stage !== undefined)) {
    throw new StreambridgeError("USAGE", "--base and --stage name revisions of git, --from and --to two folders", {
      mend: "Leave one of the two out.",
    });
  }
  if ((from === undefined) === (to === undefined)) return;
  throw new StreambridgeError("USAGE", "--from and --to go together", {
    mend: "Name both folders: streambridge schema review --from DIR --to DIR",
  });
}

function writeFiles(folder: string, print: (format: Format) => string): void {
  for (const [file, format] of Object.entries(FILES)) {
    atPlace(join(folder, file), () => writeFileSync(join(folder, file), print(format)));
  }
}
