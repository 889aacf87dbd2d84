import { expect, test } from "vitest";
import { real, withEvents } from "../../testing/sample-registry.ts";
import { checkRegistry } from "../check.ts";

/** What the rule wants of a registry whose events all go by another name. */
function wantedOf(name: string): readonly string[] {
  const domains = real.domains.map((domain) =>
    withEvents(
      domain,
      domain.events.map((event) => ({ ...event, name, type: `${name}.v1` })),
    ),
  );
  const problems = checkRegistry({ ...real, domains }, () => false);
  return problems.flatMap(({ rule, wanted }) => (rule === "named" ? [wanted] : []));
}

test("an event type that is longer than EventBridge takes is found, and one that just fits is not", () => {
  expect(wantedOf(`A${"b".repeat(125)}`)).toContain("an event type of at most 128 characters");
  expect(wantedOf(`A${"b".repeat(124)}`)).not.toContain("an event type of at most 128 characters");
});
