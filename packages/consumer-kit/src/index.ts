// For authors of a consumer
export { consume, type Consumer } from "./consume.ts";
export { Park, Retry, skip } from "./outcome.ts";
export { deletes, type Deletes, type Handler, type HandlerContext, type Handlers } from "./handlers.ts";
export { linked, type Linked } from "./linked.ts";
export { lazily } from "./lazily.ts";
export { refusal, type VendorAnswer } from "./refusal.ts";
export type { OnError, Order, Reason, Subscription } from "./subscription.ts";

// For tests of one, and for a guard whose rows lie elsewhere
export type { ConsumeOptions } from "./parts.ts";
export { MemoryStore } from "./guard/memory-store.ts";
export type { GuardStore, Swap } from "./guard/store.ts";
export type { GuardFields, GuardRow } from "./guard/row.ts";
