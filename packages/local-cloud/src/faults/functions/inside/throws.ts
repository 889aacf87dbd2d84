import type { Blow } from "./undermine.ts";

/** Amid other work nobody can catch it, so that Lambda's runtime ends, as after any uncaught exception. */
export const throws: Blow = () => {
  throw new Error("injected by the fault plan");
};
