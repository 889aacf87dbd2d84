import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";
import { UNTOLD_MS } from "../limits.ts";
import { CONSUMERS, handlerText, subscriptionText } from "./consumers.ts";

/** Beginnings of biographies. */
export const AILMENTS = {
  throws: "makes the translator throw",
  refused: "makes an event that its schema refuses",
} as const;

/** A copy of the project, with the consumers of the chaos runs and a translator that can be ill and mended. */
export interface ChaosProject extends ProjectCopy {
  /** Writes the translator's source: the local cloud bundles the bridge anew. */
  setTranslator(health: "ill" | "mended"): void;
}

/** Makes the copy; its translator of users is ill. */
export function chaosProject(project: string): ChaosProject {
  const copy = copyProject(project);
  const consumers = join(copy.folder, "packages/consumers");
  for (const entry of readdirSync(consumers, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== "node_modules") rmSync(join(consumers, entry.name), { recursive: true });
  }
  for (const consumer of CONSUMERS) {
    const folder = join(consumers, consumer.name, "src");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "subscription.ts"), subscriptionText(consumer));
    writeFileSync(join(folder, "handler.ts"), handlerText(consumer));
  }
  const handler = join(copy.folder, "packages/bridge/src/handler.ts");
  writeFileSync(handler, giveUpSooner(readFileSync(handler, "utf8")));
  const translate = join(copy.folder, "packages/bridge/src/translate");
  const setTranslator = (health: "ill" | "mended"): void =>
    writeFileSync(join(translate, "ailing.ts"), ailingText(health === "ill"));
  setTranslator("ill");
  const index = join(translate, "index.ts");
  const text = readFileSync(index, "utf8").replace("listed(user)", "listed(ailing(user))");
  writeFileSync(index, `import { ailing } from "./ailing.ts";\n${text}`);
  return { ...copy, setTranslator };
}

/**
 * The bridge's handler, told of less time than there is. A function runs in real time, for which the clock stands still: while
 * the bus is down, each invocation would send again for all of its 55 s, and an outage of ten minutes would take an hour. The
 * function that redrives keeps all of its time: nothing delivers to it again what it had no time for.
 *
 * @throws StreambridgeError `UNEXPECTED` when the time is not read where it was: then the runs would be slow, and nobody would
 *   know why.
 */
export function giveUpSooner(handler: string): string {
  const sooner = handler.replace("context.getRemainingTimeInMillis()", `$& - ${UNTOLD_MS}`);
  if (sooner !== handler) return sooner;
  throw new StreambridgeError("UNEXPECTED", "the bridge's handler does not ask for its remaining time any more");
}

/** A bug of the team that owns the row: what it is not prepared for makes it throw, or make nonsense. */
function ailingText(ill: boolean): string {
  return `
    import type { Translator } from "./translator.ts";

    const ILL: boolean = ${ill};

    export function ailing<R extends { readonly bio?: string }>(translator: Translator<R>): Translator<R> {
      return {
        ...translator,
        translate: (change) => {
          const bio = ILL ? change.newRow?.bio : undefined;
          if (bio?.startsWith("${AILMENTS.throws}")) throw new Error("not prepared for this");
          const drafts = translator.translate(change);
          if (!bio?.startsWith("${AILMENTS.refused}")) return drafts;
          return drafts.map((draft) => ({ ...draft, data: { ...draft.data, registeredAt: "some day" } }) as typeof draft);
        },
      };
    }
  `;
}
