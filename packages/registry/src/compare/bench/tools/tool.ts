import type { Json } from "../../../json.ts";
import type { Direction } from "../../verdict.ts";

/** Gives a module of the folder into which the tools were installed. */
export interface Load {
  (name: string): unknown;
  /** The file that a name stands for. */
  resolve(name: string): string;
}

/** What a tool says of one pair: for each direction, whether nothing can break. */
export type Says = Readonly<Record<Direction, boolean>>;

/** A tool of the npm registry that judges two JSON Schemas. */
export interface Tool {
  readonly package: string;
  readonly version: string;
  /** Other packages that are needed to ask it. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Prepares it; the answer takes schemas in `dialect`. May throw or reject for schemas that it does not take. */
  readonly open: (load: Load) => (old: Json, next: Json) => Promise<Says> | Says;
  /** The dialect that it reads. */
  readonly dialect: "2020-12" | "draft-07";
}

/** Whether something runs through without throwing. */
export function passes(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
