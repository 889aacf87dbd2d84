// The function
export { handler } from "./handler.ts";

// What the topology says of consumers that left, for the commands that look there as well
export { leftBehind, type LeftBehind } from "./left-behind.ts";
