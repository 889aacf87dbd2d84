/**
 * How long a recording may take, in milliseconds. A program of 150 resources takes about 3 s; what takes a minute waits
 * for something that will not come.
 */
export const RECORDING_TIMEOUT_MS = 60_000;
