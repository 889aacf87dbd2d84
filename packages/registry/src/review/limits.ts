/** Bytes that one answer of git may have: the schemas of a thousand event types are about 3 MB. */
export const GIT_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * How alike two properties must be, from 0 to 1, to be told as one that was renamed. Names alone make up to 0.5,
 * so that something of their content has to agree as well; tried on the cases in `cases/property-renamed`.
 */
export const RENAMED_LIKENESS = 0.6;

/**
 * Places of an event that are gone through for changes. Real events have some tens; shapes within shapes multiply. What
 * is beyond it is still judged, and told without a rule.
 */
export const VISITED_PAIRS = 2000;

/** Lines that a fragment or a witness may have in a report for people; JSON and SARIF carry it whole. */
export const SHOWN_LINES = 40;

/** Characters that a line of them may have: the longest text that a bound allows is no help to anybody. */
export const SHOWN_COLUMNS = 160;

/** The most characters of a comment on GitHub (api.github.com refuses longer ones: 65,536), with room for the last line. */
export const COMMENT_CHARACTERS = 65_000;
