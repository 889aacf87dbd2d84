// The function
export { handler } from "./handler.ts";

// What lies in the archive, for the commands that list it and send it back
export { archiveKey, type Archived } from "./archived.ts";
