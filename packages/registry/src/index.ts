export { readRegistry } from "./read/read-registry.ts";
export { checkRegistry } from "./check/check.ts";
export { checkFresh, generate } from "./generate/generate.ts";
export { eventsOf, type Domain, type EventSchema, type Registry, type SchemaFile } from "./registry.ts";
export { printProblem, schemaInvalid, type Problem } from "./problem.ts";
export {
  readersHit,
  readReaders,
  type CodePlace,
  type FieldPath,
  type FieldsRead,
  type Question,
  type Reader,
  type ReaderHit,
  type Readers,
  type Word,
} from "./readers/index.ts";
export type { MatchesPattern, RulesOnTheBus } from "./readers/rules/silenced-rules.ts";

export { compareSchemas, type CompareOptions } from "./compare/compare.ts";
export {
  passes,
  SIDES,
  type Comparison,
  type Dialect,
  type Direction,
  type Evidence,
  type Place,
  type Refusal,
  type Side,
  type Verdict,
} from "./compare/verdict.ts";

export { readWorkspaceCatalogue, type WorkspaceCatalogue } from "./catalogue/workspace-catalogue.ts";
export type { Catalogue, CatalogueDomain, CatalogueEvent, CatalogueReader } from "./catalogue/catalogue.ts";
export { planSite, SITE_MANIFEST } from "./docs/plan-site.ts";
export { atPlace } from "./out/at-place.ts";
export { differingFiles, writeBeside, writeFolder, type FolderPlan } from "./out/write-folder.ts";
export { loadCatalogue } from "./catalogue/load-catalogue.ts";
export { parseCatalogue } from "./catalogue/parse-catalogue.ts";
export { planPackage, PULL_MANIFEST, type PulledPackage } from "./pull/plan-package.ts";
export type { Site } from "./docs/site.ts";
export { EVENT_CATALOG_MANIFEST, planEventCatalog } from "./event-catalog/plan-event-catalog.ts";
export { writeAsyncApi, type About } from "./async-api/document.ts";

export {
  blocks,
  exempt,
  formats,
  recordRelease,
  refusals,
  review,
  type Against,
  type ComparedPair,
  type Exemption,
  type ExemptRequest,
  type FilePlace,
  type Finding,
  type Format,
  type Printer,
  type ReadersOf,
  type Released,
  type ReleaseRequest,
  type Review,
  type ReviewRequest,
  type Severity,
  type Witness,
} from "./review/index.ts";

export { readReleased, type ReleasedSchemas } from "./notice/released-schemas.ts";
export { eventChanges, type EventChange } from "./notice/event-changes.ts";
export { writeChangelogs } from "./notice/write-changelogs.ts";
export { noticesOf, type Notice, type ReaderNotice } from "./notice/notices.ts";
export { sendNotices } from "./notice/send-notices.ts";

// For tools that judge schemas
export { planGenerated, type Plan } from "./generate/plan.ts";
export { comparePlan, type Difference } from "./generate/compare.ts";
export { bundle } from "./view/bundle.ts";
export { close } from "./view/close.ts";
export { makeJudge, type Depth } from "./view/judge.ts";
export { viewAll, viewOne, VIEWS, type View, type ViewedSchema } from "./view/views.ts";
export type { Json, JsonObject } from "./json.ts";
