import { MOST_EXECUTIONS } from "../../../limits.ts";
import { awsFault } from "../../aws-fault.ts";
import type { FunctionAsked } from "../from-graph.ts";
import type { Execution } from "./execution.ts";

/** The executions of one function: warm ones are used again, cold ones started when none is free. */
export interface Executions {
  /**
   * An execution for one invocation; hand it back with `release`. Without a reservation it waits for a free one.
   *
   * @throws AwsFault `TooManyRequestsException` when all of a reserved concurrency is in use, and `ServiceException`
   * after `stop`.
   */
  acquire(): Promise<Execution>;
  release(execution: Execution): void;
  /** From now on only executions that are started after this are handed out; the others end, a busy one once it is released. */
  renew(): void;
  stop(): Promise<void>;
}

/** @param start Starts one more execution. */
export function createExecutions({ reserved }: Pick<FunctionAsked, "reserved">, start: () => Execution): Executions {
  const most = Math.min(reserved ?? MOST_EXECUTIONS, MOST_EXECUTIONS);
  const idle: Execution[] = [];
  const busy = new Set<Execution>();
  const outdated = new WeakSet<Execution>();
  const waiting: (() => void)[] = [];
  let isStopped = false;

  return {
    acquire: async () => {
      while (busy.size >= most) {
        if (busy.size === reserved) throw awsFault("TooManyRequestsException", "Rate Exceeded.", { status: 429 });
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      if (isStopped) throw awsFault("ServiceException", "The local cloud has been stopped.", { status: 500 });
      // The one used last, as on Lambda; an idle one may have ended meanwhile.
      let execution = idle.pop();
      while (execution && !execution.isAlive) execution = idle.pop();
      execution ??= start();
      busy.add(execution);
      return execution;
    },
    release: (execution) => {
      busy.delete(execution);
      if (isStopped || !execution.isAlive || outdated.has(execution)) void execution.stop();
      else idle.push(execution);
      waiting.shift()?.();
    },
    renew: () => {
      for (const execution of idle.splice(0)) void execution.stop();
      for (const execution of busy) outdated.add(execution);
    },
    stop: async () => {
      isStopped = true;
      await Promise.all([...idle, ...busy].map((execution) => execution.stop()));
    },
  };
}
