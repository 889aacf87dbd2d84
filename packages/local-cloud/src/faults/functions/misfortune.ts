/** What happens to a function inside its own thread; it is sent there with the invocation. */
export interface Misfortune {
  readonly kind: InsideKind;
  /**
   * How many requests of the function have been answered by then: 0 is before its handler starts. It happens in the moment
   * in which the last of them is answered, so that the effect is there and the function does not know it. A handler that
   * makes fewer requests meets it at its end, before its result is told.
   */
  readonly afterAnswers: number;
  /** `function-hangs`: how long, in ms of real time; default until the timeout. */
  readonly lastsMs?: number;
}

export type InsideKind = "function-throws" | "function-hangs" | "function-out-of-memory" | "function-dies";
