/** A function that does nothing: what starting Node.js costs in any case. */
export function handler(): Promise<void> {
  return Promise.resolve();
}
