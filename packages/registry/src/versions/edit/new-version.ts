import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../json.ts";
import type { Registry } from "../../registry.ts";
import { addDowncast } from "./add-downcast.ts";
import { findNewest, refuseBadSunset } from "./find-version.ts";
import type { EditPlan, FileEdit } from "./plan.ts";
import { setMembers } from "./set-members.ts";

/** What is to be added. */
export interface NewVersionRequest {
  readonly root: string;
  readonly registry: Registry;
  /** The event's name without a major. */
  readonly name: string;
  /** The last day on which the version that is the newest so far is sent, `YYYY-MM-DD`. */
  readonly sunset: string;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Where packages/events lists its downcasts, and where it keeps them. */
const FOLDER = "packages/events/src/downcast";

/**
 * Plans the next major of an event beside the newest one: a copy of its schema, an end for the older one, and the downcast
 * between the two. A copy says the same, so that handing the data on is a true downcast of it; as soon as the new schema
 * is edited, the compiler and `schema review` show where that stops being so.
 *
 * @throws StreambridgeError `EVENT_UNKNOWN`; `USAGE` for a sunset that has passed.
 */
export function planNewVersion({ root, registry, name, sunset, today }: NewVersionRequest): EditPlan {
  const older = findNewest(registry, name);
  refuseBadSunset(sunset, today);
  const newer = `${name}.v${older.major + 1}`;
  const file = older.file.replace(/v\d+\.json$/, `v${older.major + 1}.json`);
  const $id = textOf(older.schema["$id"]).replace(/v\d+\.json$/, `v${older.major + 1}.json`);
  const text = older.text ?? "";
  const isActive = older.schema["status"] === "active";
  return {
    edits: [
      { file, text: setMembers(text, { $id, status: "active", sunset: undefined }), what: `a copy of ${older.file}` },
      ...(isActive
        ? [
            {
              file: older.file,
              text: setMembers(text, { status: "deprecated", sunset }),
              what: `deprecated, with the sunset ${sunset}`,
            },
          ]
        : []),
      ...downcastEdits(root, older.type, newer),
    ],
    next: [
      `Change ${file}: it is yours until it is released.`,
      "`pnpm generate`",
      `Let the translator make ${newer}, and the downcast make ${older.type} of it; the compiler names both places.`,
      "`streambridge schema review` tries the downcast on generated events.",
    ],
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

/** None for a workspace that has no downcasts, such as a folder of schemas. */
function downcastEdits(root: string, older: string, newer: string): readonly FileEdit[] {
  const list = `${FOLDER}/downcasts.ts`;
  if (!existsSync(join(root, list))) return [];
  const isTaken = (file: string) => existsSync(join(root, FOLDER, file));
  const { file, text, listed } = addDowncast(readFileSync(join(root, list), "utf8"), { older, newer, isTaken });
  return [
    { file: `${FOLDER}/${file}`, text, what: `makes ${older} of ${newer}` },
    { file: list, text: listed, what: "names it" },
  ];
}
