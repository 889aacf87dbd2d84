export { review, blocks, type Review, type ReviewRequest } from "./review.ts";
export { formats, type Format, type Printer } from "./print/index.ts";
export { STICKY_MARKER } from "./print/markdown.ts";
export type { ComparedPair } from "./judge-history.ts";
export type { Against, FilePlace, Finding, Severity, Witness } from "./finding.ts";
export type { ReadersOf } from "./explain/to-finding.ts";
export { recordRelease, type Released, type ReleaseRequest } from "./release/release.ts";
export { exempt, type ExemptRequest } from "./exemptions/exempt.ts";
export type { Exemption } from "./exemptions/exemption.ts";
