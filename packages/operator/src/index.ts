export { start, type StartOptions } from "./local/start.ts";
export { menu } from "./menu.ts";
export { runMenu, type Streams } from "./run-menu.ts";
