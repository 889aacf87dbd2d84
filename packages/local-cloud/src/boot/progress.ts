import type { LocalCloudOptions } from "../local-cloud.ts";

/** Runs a step and tells of it before and after. */
export type Step = <T>(title: string, work: () => T | Promise<T>, describe?: (result: T) => string) => Promise<T>;

export function createProgress(onProgress: LocalCloudOptions["onProgress"]): Step {
  return async (title, work, describe) => {
    const started = performance.now();
    onProgress?.({ title });
    const result = await work();
    const milliseconds = performance.now() - started;
    onProgress?.({ title, milliseconds, ...(describe && { detail: describe(result) }) });
    return result;
  };
}
