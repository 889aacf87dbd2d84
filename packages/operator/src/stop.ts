import { constants } from "node:os";
import { STOP_DEADLINE_MS } from "./limits.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Somebody's wish that the command end. */
export interface StopWish {
  /** Aborts when the command is to end. */
  readonly signal: AbortSignal;
  /** The exit code that a shell expects of a program that a signal ended: 128 + its number. */
  readonly code: () => number;
  /** Ends listening. */
  dispose(): void;
}

/**
 * Listens for the signals that end a program, and for the death of the boot that started this one (tools/boot keeps a
 * channel open for that). A second signal is no more than the first: a terminal and npm may both send one.
 *
 * @param deadlineMs how long ending may take before the process leaves anyway
 */
export function listenForStop(deadlineMs: number = STOP_DEADLINE_MS): StopWish {
  const controller = new AbortController();
  let code = 0;
  const stop = (reason: number): void => {
    if (controller.signal.aborted) return;
    code = reason;
    controller.abort();
    setTimeout(() => process.exit(code), deadlineMs).unref();
  };
  const onSignal = (name: NodeJS.Signals): void => stop(128 + constants.signals[name]);
  const onDisconnect = (): void => stop(1);
  for (const name of SIGNALS) process.on(name, onSignal);
  process.on("disconnect", onDisconnect);
  // The channel alone must not keep the command alive; whoever called it as a function may need it afterwards.
  process.channel?.unref();
  return {
    signal: controller.signal,
    code: () => code,
    dispose: () => {
      for (const name of SIGNALS) process.off(name, onSignal);
      process.off("disconnect", onDisconnect);
      process.channel?.ref();
    },
  };
}

/** Resolves when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
