export { codes, type Code, type Fault } from "./codes.ts";
export { StreambridgeError, exitCodeOf, type ErrorOptions, type SerializedError } from "./streambridge-error.ts";
