// The function
export { handler } from "./handler.ts";

// What lies in the archive, for whoever lists it and sends it back
export { archiveKey, type Archived } from "./archived.ts";
