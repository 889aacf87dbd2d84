import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { Queue } from "./queue.ts";
import type { QueueStore } from "./queue-store.ts";

/** A move of all messages of a dead-letter queue, back to where they came from or to another queue. */
export interface MoveTask {
  readonly handle: string;
  readonly source: Queue;
  /** Undefined: each message goes back to the queue that gave it up. */
  readonly destination?: Queue;
  readonly perSecond?: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** How many messages there were at the start. */
  readonly toMove: number;
  moved: number;
  status: "RUNNING" | "COMPLETED" | "CANCELLED" | "FAILED";
  failureReason?: string;
}

/** The moves of all queues. */
export interface MoveTasks {
  start(asked: Pick<MoveTask, "source" | "destination" | "perSecond">): MoveTask;
  /** Those of a queue, the latest first. */
  of(source: Queue): readonly MoveTask[];
  find(handle: string): MoveTask | undefined;
}

const A_SECOND_MS = 1000;

/**
 * Makes the list of moves. A move takes what is visible when its turn comes: all of it, or so many messages each second of
 * the clock. A moved message is a new one, with an id, an age and a receive count of its own, as on AWS.
 */
export function createMoveTasks(store: QueueStore, clock: Clock): MoveTasks {
  const tasks: MoveTask[] = [];

  const step = (task: MoveTask): void => {
    if (task.status !== "RUNNING") return;
    const messages = [...task.source.visible].slice(0, Math.min(task.perSecond ?? Infinity, task.toMove - task.moved));
    for (const message of messages) {
      const destination = task.destination ?? store.ofArn(message.deadLetterSource ?? "");
      if (!destination) return fail(task, "CouldNotDetermineMessageSource");
      store.move(message, task.source, destination);
      task.moved++;
    }
    if (messages.length === 0 || task.moved >= task.toMove) task.status = "COMPLETED";
    else clock.after(A_SECOND_MS, () => step(task));
  };

  return {
    start: (asked) => {
      const handle = Buffer.from(`${asked.source.arn}/${randomUUID()}`).toString("base64url");
      const startedAt = clock.now();
      const task: MoveTask = {
        ...asked,
        handle,
        startedAt,
        toMove: asked.source.depth.visible,
        moved: 0,
        status: "RUNNING",
      };
      tasks.unshift(task);
      // AWS answers before it begins.
      clock.after(0, () => step(task));
      return task;
    },
    of: (source) => tasks.filter((task) => task.source === source),
    find: (handle) => tasks.find((task) => task.handle === handle),
  };
}

function fail(task: MoveTask, reason: string): void {
  task.status = "FAILED";
  task.failureReason = reason;
}
