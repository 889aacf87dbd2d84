export { preparePlatform, type PreparedPlatform } from "./prepare-platform.ts";
