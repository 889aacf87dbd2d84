/**
 * Every kind of fault that a plan can inject, and what it does. Each has a file of its own in the folder of the seam where
 * it happens.
 */
export const FAULT_KINDS = {
  // gateway: requests of functions to AWS
  throttled: "refused because there are too many requests; nothing has happened",
  "server-error": "answered with AWS's 500; nothing has happened",
  "no-answer": "never answered; nothing has happened",
  "connection-cut": "cut off before it was read; nothing has happened",
  "answer-lost": "done, and cut off before its answer: the effect has happened",

  // events: EventBridge
  "half-failed": "PutEvents accepts some entries and refuses others with a code that a retry mends",
  "delivery-failed": "a try to deliver to a target fails for a passing reason",
  "delivery-refused":
    "a try to deliver to a target is refused for good: the event goes to the rule's dead-letter queue",

  // queues: what EventBridge sends, and what mappings receive
  "delivered-twice": "EventBridge sends an event twice, as two messages",
  "out-of-order": "a message becomes visible later than those sent after it",
  "received-twice": "a deleted message comes once more, with the same id",

  // functions
  "function-throttled": "an invocation is refused with TooManyRequestsException; the function never runs",
  "function-throws": "the function throws something that it does not catch, in the middle of its work",
  "function-hangs": "the function stands still in the middle of its work, until its time is up",
  "function-out-of-memory": "the function is ended in the middle of its work, for its memory",
  "function-dies": "the function's process ends in the middle of its work",

  // streams: what stream mappings read
  "expired-iterator": "a shard iterator is refused with ExpiredIteratorException",
  "reader-restarted": "the mapping begins anew behind the last position that it committed",
} as const satisfies Readonly<Record<string, string>>;

/** One of the closed list of kinds. */
export type FaultKind = keyof typeof FAULT_KINDS;
