import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import {
  blocks,
  formats,
  printRefusedGitHub,
  printRefusedMarkdown,
  readersHit,
  readReaders,
  review,
  type Format,
  type Printer,
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
 * Reviews and prints; answers 0 when nothing blocks, 3 when something does.
 *
 * @throws StreambridgeError `USAGE` for a format that is not there, one folder without the other, or folders beside revisions; what `review` throws.
 */
export async function reviewSchemas(request: ReviewSchemasRequest): Promise<0 | 3> {
  const { format, out, folder } = request;
  const print = printerOf(format);
  refuseHalf(request);
  const result = await reviewOf(request).catch((thrown: unknown) => tellRefusal(request, thrown));
  out.write(print(result, out.isTTY === true && !isPlain()));
  if (folder !== undefined) writeFiles(folder, result);
  return blocks(result) ? 3 : 0;
}

/** What cannot be compared is told where a review would be: at the lines of a pull request and in its comment. */
function tellRefusal({ format, folder, out }: ReviewSchemasRequest, thrown: unknown): never {
  const error = StreambridgeError.from(thrown);
  if (format === "github") out.write(printRefusedGitHub(error));
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "review.md"), printRefusedMarkdown(error));
  }
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
    external: { ...readers, readers: readers.readers.filter(({ kind }) => kind === "external") },
    today: today(),
  });
}

function printerOf(format: string): Printer {
  const known = Object.entries(formats).find(([name]) => name === format);
  if (known !== undefined) return known[1];
  throw new StreambridgeError("USAGE", `there is no format ${format}`, {
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

function writeFiles(folder: string, result: Review): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, format] of Object.entries(FILES)) {
    writeFileSync(join(folder, file), formats[format](result, false));
  }
}
