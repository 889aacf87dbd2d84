import type { Finding } from "../finding.ts";
import type { Review } from "../review.ts";

const FILE = "schemas/users/UserRegistered/v1.json";

/** A break that nothing covers. */
export const breaking: Finding = {
  rule: "enum-value-added",
  severity: "error",
  eventType: "UserRegistered.v1",
  direction: "forward",
  verdict: "breaks",
  field: "data.channel",
  sentence: 'Readers on UserRegistered.v1 will reject this event: `data.channel` may now be "fax".',
  old: { file: FILE, pointer: "/properties/channel/enum", line: 22, column: 7, fragment: ["web"] },
  now: { file: FILE, pointer: "/properties/channel/enum", line: 23, column: 7, fragment: ["web", "fax"] },
  against: [
    { revisions: ["released/production/1", "main (3f2a1b0)"], kinds: ["release", "base"], digest: "a".repeat(64) },
  ],
  digest: "b".repeat(64),
  witness: {
    event: { channel: "fax" },
    error: {
      message: "must be equal to one of the allowed values",
      keyword: "enum",
      instancePath: "/channel",
      params: { allowedValues: ["web"] },
    },
  },
  readers: [
    {
      reader: "crm-sync",
      kind: "subscription",
      owner: "sales",
      eventType: "UserRegistered.v1",
      path: "data.channel",
      word: "reads",
      sentence: "crm-sync reads data.channel of UserRegistered.v1",
      places: [{ file: "packages/consumers/crm-sync/src/mapping.ts", line: 9, column: 12 }],
    },
  ],
  mend: ["Put the value into a new major.", "Or `streambridge schema exempt UserRegistered.v1`"],
};

/** One that is let pass, one that is only told, and one about a file that is gone. */
export const exempted: Finding = {
  ...breaking,
  rule: "bound-widened",
  exemption: { reason: "no reader is left", owner: "identity", expires: "2027-01-31" },
};
export const noted: Finding = {
  rule: "property-added",
  severity: "note",
  eventType: "UserRegistered.v1",
  direction: "backward",
  verdict: "safe-if-declared",
  sentence:
    "Safe as long as nothing undeclared is sent, and the bridge sends nothing undeclared: `data.locale` is new.",
  against: breaking.against,
  readers: [],
  mend: [],
};
export const gone: Finding = {
  rule: "event-removed",
  severity: "error",
  eventType: "UserLeft.v1",
  sentence: "UserLeft.v1 is gone, and it was never retired.",
  old: { file: "schemas/users/UserLeft/v1.json", pointer: "", line: 1, column: 1 },
  against: breaking.against,
  readers: [],
  mend: ["Put it back."],
};

/** A review with one finding of each kind. */
export const sample: Review = {
  revisions: ["released/production/1", "main (3f2a1b0)"],
  eventTypes: 7,
  added: [],
  pairs: [
    {
      eventType: "UserRegistered.v1",
      mode: "full_all",
      revisions: ["released/production/1", "main (3f2a1b0)"],
      comparison: {
        forward: { verdict: "unknown", reason: "limit", message: "Time.", tried: 0 },
        backward: { verdict: "safe", proof: "proved" },
      },
    },
    { eventType: "UserGreeted.v1", mode: "none", reason: "internal", revisions: ["released/production/1"] },
  ],
  findings: [breaking, gone, exempted, noted],
};

/** A review that found nothing. */
export const clean: Review = { revisions: ["main (3f2a1b0)"], eventTypes: 7, added: [], pairs: [], findings: [] };
