export { start, type StartOptions } from "./local/start.ts";
export { menu } from "./menu.ts";
export { runMenu, type Streams } from "./run-menu.ts";

// For stories that look at the screen over a stack that they booted
export { openShow, type Show } from "./local/open-show.ts";
export { readSubscriptions } from "./local/subscriptions.ts";
export { Screen } from "./local/screen/screen.ts";

// The commands over failures, for stories that run them many times
export { list, type ListOptions } from "./failures/run/list.ts";
export { show } from "./failures/run/show.ts";
export { tryFailures } from "./failures/run/try.ts";
export { redriveFailures, type RedriveRunOptions } from "./failures/run/redrive.ts";
export { purgeFailures, type PurgeOptions } from "./failures/run/purge.ts";
export { park, type ParkOptions } from "./failures/run/park.ts";
export type { FailuresOptions } from "./failures/run/options.ts";
export type { Selection } from "./failures/select.ts";

export { backfillConsumer, type BackfillOptions } from "./backfill/run.ts";
