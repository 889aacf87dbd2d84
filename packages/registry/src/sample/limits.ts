/** How deep a generated value goes, in steps from the top: deeper down only what is required is made. */
export const FULL_DEPTH = 4;

/** Where a required value that contains itself is given up on, in steps; the validator refuses what comes of it. */
export const LAST_DEPTH = 10;

/** How many ways a schema's branches are put together at most; the rest of a large product says nothing new. */
export const MOST_ALTERNATIVES = 32;

/** Elements, map entries and characters beyond the least: enough to see more than one, few enough to read. */
export const SPARE_ELEMENTS = 3;
export const SPARE_CHARACTERS = 24;

/** The longest text that is made to stand at an upper bound, in characters; beyond that it only costs time. */
export const LONGEST_TEXT = 4_096;
