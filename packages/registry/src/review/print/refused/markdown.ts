import type { StreambridgeError } from "@streambridge/errors";
import { COMMENT_CHARACTERS } from "../../limits.ts";
import { fence, STICKY_MARKER } from "../markdown.ts";

/** Prints why nothing was compared as the comment of a pull request, so that what an earlier run said does not stay there. */
export function printRefusedMarkdown({ code, sentence, mend }: StreambridgeError): string {
  const text = [`${code}: ${sentence}`, ...(mend === undefined ? [] : [mend])].join("\n");
  return [
    STICKY_MARKER,
    "## Schema review: nothing was compared",
    "",
    "What breaks for whom can be said once this is mended.",
    "",
    ...fence("text", text.slice(0, COMMENT_CHARACTERS / 2)),
  ].join("\n");
}
