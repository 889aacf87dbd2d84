export { preparePlatform, type PreparedPlatform } from "./prepare-platform.ts";

// For other work that two boots of one tree may want at the same time.
export { oneAtATime } from "./one-at-a-time.ts";
