/** Milliseconds until the address of a catalogue must have answered in full. */
export const LOAD_DEADLINE_MS = 30_000;

/** Bytes that are taken for a catalogue at most: a thousand event types of 50 KB each. Whatever is longer is something else. */
export const CATALOGUE_BYTES = 50 * 1024 * 1024;
