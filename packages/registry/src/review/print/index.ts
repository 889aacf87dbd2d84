import type { Review } from "../review.ts";
import { printGitHub } from "./github.ts";
import { printJson } from "./json.ts";
import { printMarkdown } from "./markdown.ts";
import { printSarif } from "./sarif.ts";
import { printTerminal } from "./terminal.ts";

/** The names of the forms in which a review is told. */
export type Format = "text" | "markdown" | "json" | "sarif" | "github";

/** Tells a review in one form; colours are for people at a terminal. */
export type Printer = (review: Review, colours: boolean) => string;

/** The forms in which a review is told, by the name of `--format`. */
export const formats: Readonly<Record<Format, Printer>> = {
  text: printTerminal,
  markdown: printMarkdown,
  json: printJson,
  sarif: printSarif,
  github: printGitHub,
};
