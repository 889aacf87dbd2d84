import { exempt, type ExemptRequest } from "@streambridge/registry";
import type { Out } from "../local/screen/paint.ts";
import { reviewOf } from "./review-schemas.ts";
import { today } from "./today.ts";

/** What `schema exempt` is asked. */
export interface ExemptFindingsRequest extends Omit<ExemptRequest, "today"> {
  readonly base?: string;
  readonly stage?: string;
  readonly out: Out;
}

/**
 * Reviews, writes an exemption for each finding that blocks the event type, says which, and answers 0.
 *
 * @throws StreambridgeError what `review` and `exempt` throw.
 */
export async function exemptFindings({ base, stage, out, ...request }: ExemptFindingsRequest): Promise<0> {
  const result = await reviewOf({
    project: request.root,
    ...(base !== undefined && { base }),
    ...(stage !== undefined && { stage }),
  });
  const records = exempt(result, { ...request, today: today() });
  const lines = records.map(({ event, rule, field }) => `  ${event} ${rule}${field === undefined ? "" : ` ${field}`}`);
  out.write([`Let pass until ${request.expires}, in schemas/exemptions.json:`, ...lines, ""].join("\n"));
  return 0;
}
