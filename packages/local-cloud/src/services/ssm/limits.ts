// Limits of SSM's parameter store. Source, unless said otherwise:
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html

/** Characters of a value of the standard tier, and of the advanced one. */
export const STANDARD_VALUE_MAX_CHARACTERS = 4096;
export const ADVANCED_VALUE_MAX_CHARACTERS = 8192;

/** Names that GetParameters and DeleteParameters take at once. */
export const NAMES_MAX = 10;

/** Parameters of one page of GetParametersByPath, which is also what a page has when nobody says. */
export const PAGE_MAX_PARAMETERS = 10;
