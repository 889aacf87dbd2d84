import {
  locate,
  SIDES,
  type Comparison,
  type Direction,
  type Evidence,
  type Place,
  type Side,
  type Verdict,
} from "@streambridge/registry/compare";
import type { Paint } from "../local/screen/paint.ts";
import type { SchemaText } from "./read-schema-file.ts";

type Files = Readonly<Record<Side, SchemaText>>;

/** What each direction asks, as a sentence that the verdict answers. */
const QUESTIONS = {
  forward: "every event of NEW is an event of OLD: readers that are deployed stay safe",
  backward: "every event of OLD is an event of NEW: what is archived or replayed stays readable",
} as const satisfies Record<Direction, string>;

/** Both answers for people: the verdict, and what shows it. */
export function showComparison(comparison: Comparison, files: Files, paint: Paint): string {
  const blocks = (["forward", "backward"] as const).map((direction) =>
    show(direction, comparison[direction], files, paint),
  );
  return blocks.join("\n");
}

function show(direction: Direction, verdict: Verdict, files: Files, paint: Paint): string {
  const good = verdict.verdict === "safe" || verdict.verdict === "safe-if-declared";
  const word = (good ? paint.good : paint.bad)(verdict.verdict);
  const lines = [
    `${paint.strong(direction)}  ${word}  ${paint.quiet(QUESTIONS[direction])}`,
    ...explain(direction, verdict, files),
  ];
  return `${lines.join("\n  ")}\n`;
}

function explain(direction: Direction, verdict: Verdict, files: Files): readonly string[] {
  const { emitting, receiving } = SIDES[direction];
  switch (verdict.verdict) {
    case "safe":
      return [verdict.proof === "same" ? "Both say the same." : "Proved by the structure of both."];
    case "safe-if-declared":
      return [
        "Proved for events with declared properties only; an undeclared one breaks it:",
        ...evidence(verdict, direction, files),
      ];
    case "breaks":
      return evidence(verdict, direction, files);
    case "unknown": {
      const at = verdict.place === undefined ? [] : [`at ${shown(verdict.place, files)}`];
      return [verdict.message, ...at, `${verdict.tried} events were tried, and none breaks it.`];
    }
    default:
      return [
        `${files[emitting].file} accepts nothing at all, so ${receiving} has nothing to receive: no event can be sent.`,
      ];
  }
}

function evidence(found: Evidence, direction: Direction, files: Files): readonly string[] {
  const { emitting, receiving } = SIDES[direction];
  const where = found.error.instancePath === "" ? "" : ` at ${found.error.instancePath}`;
  return [
    `${emitting} accepts  ${JSON.stringify(found.witness)}`,
    `${receiving} refuses it${where}: ${found.error.message}`,
    ...[found.receiving, found.emitting].flatMap((place) => (place === undefined ? [] : [`  ${shown(place, files)}`])),
  ];
}

function shown({ side, pointer }: Place, files: Files): string {
  const { file, text } = files[side];
  const { line, column } = locate(text, pointer);
  return `${file}:${line}:${column} (#${pointer})`;
}
