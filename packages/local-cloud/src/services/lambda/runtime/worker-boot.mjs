/*
 * Where a function's thread begins. Plain JavaScript, since to strip types it would first load a compiler, in every thread:
 * half of a cold start. What is imported from here comes from the cache of compiled code, its types stripped already.
 */
import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";

enableCompileCache(workerData.compiled);
await import("./worker-main.ts");
