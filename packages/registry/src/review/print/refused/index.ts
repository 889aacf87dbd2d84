import type { StreambridgeError } from "@streambridge/errors";
import type { Format } from "../index.ts";
import { printRefusedGitHub } from "./github.ts";
import { printRefusedJson } from "./json.ts";
import { printRefusedMarkdown } from "./markdown.ts";
import { printRefusedSarif } from "./sarif.ts";

/**
 * The forms in which is told why nothing was compared. At a terminal the command's own last words say it: there is
 * nothing to print.
 */
export const refusals: Readonly<Record<Format, (error: StreambridgeError) => string>> = {
  text: () => "",
  markdown: printRefusedMarkdown,
  json: printRefusedJson,
  sarif: printRefusedSarif,
  github: printRefusedGitHub,
};
