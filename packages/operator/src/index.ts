export { start, type StartOptions } from "./local/start.ts";
export { menu } from "./menu.ts";
export { runMenu, type Streams } from "./run-menu.ts";

// For stories that look at the screen over a stack that they booted
export { openShow, type Show } from "./local/open-show.ts";
export { readSubscriptions } from "./local/subscriptions.ts";
export { Screen } from "./local/screen/screen.ts";
