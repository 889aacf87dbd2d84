import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Job } from "../job.ts";
import { handlersOf, type Handlers } from "./captured.ts";

/** What consumers make their function with; see `consume` there. */
const KIT = "@streambridge/consumer-kit";
/** The kit as this process has it. */
const KIT_HERE = "streambridge:consumer-kit";

/**
 * Loads a consumer's `handler.ts`, with counters in its code, and answers with the handlers that it gives to the kit. Everything of the
 * kit is the real one but `consume`, so that events need not pass through queues, guards and JSON to reach a handler.
 */
export async function loadHandlers({
  name,
  folder,
  code,
}: Job): Promise<{ readonly ok: true; readonly handlers: Handlers } | { readonly ok: false; readonly reason: string }> {
  let kit: string | undefined;
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      if (specifier !== KIT || context.parentURL === KIT_HERE) return resolved;
      kit = resolved.url;
      return { url: KIT_HERE, format: "module", shortCircuit: true };
    },
    load(url, context, next) {
      if (code[url] !== undefined) return { format: "module", source: code[url], shortCircuit: true };
      if (url !== KIT_HERE) return next(url, context);
      const captured = new URL("captured.ts", import.meta.url).href;
      // A name that is exported outright wins over the same name among all.
      const source = `export * from ${JSON.stringify(kit)};\nexport { consume } from ${JSON.stringify(captured)};\n`;
      return { format: "module", source, shortCircuit: true };
    },
  });
  await import(pathToFileURL(join(folder, "src/handler.ts")).href);
  const handlers = handlersOf(name);
  return handlers === undefined
    ? { ok: false, reason: `src/handler.ts does not make its handler with consume of ${KIT}` }
    : { ok: true, handlers };
}
