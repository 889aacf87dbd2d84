import type { Buses, Rule } from "../buses.ts";
import { compilePattern } from "../pattern/index.ts";
import type { Archive } from "./archive.ts";

/** Who manages the rules of archives, as DescribeRule says it. */
const MANAGED_BY = "prod.vhs.events.aws.internal";

/** What is added to each archive's pattern: a replayed event is not archived again. */
const NOT_REPLAYED = '"replay-name":[{"exists":false}]';

/**
 * The rule that EventBridge itself puts on the bus of an archive. It is listed with the others; its one target stands for
 * the archive.
 *
 * @throws Error when the archive's pattern is none; it is checked before.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
 */
export function managedRuleOf(archive: Archive, buses: Buses): Rule {
  const name = managedRuleName(archive);
  const text = withoutReplayed(archive.eventPattern);
  const compiled = compilePattern(text);
  if (!compiled.ok) throw new Error(compiled.message);
  const [, , , region = ""] = archive.arn.split(":");
  const target = {
    Id: name,
    Arn: `arn:aws:events:${region}:::`,
    InputTransformer: {
      InputPathsMap: {},
      InputTemplate: `{"archive-arn": "${archive.arn}:${archive.uuid}", "event": <aws.events.event.json>, "ingestion-time": <aws.events.event.ingestion-time>}`,
    },
  };
  return {
    name,
    arn: buses.ruleArn(archive.bus, name),
    bus: archive.bus,
    state: "ENABLED",
    managedBy: MANAGED_BY,
    eventPattern: { text, pattern: compiled.pattern },
    targets: new Map([[name, target]]),
  };
}

/** An archive's name has at most 48 characters, so that this one keeps within the 64 of a rule. */
export function managedRuleName({ name }: Pick<Archive, "name">): string {
  return `Events-Archive-${name}`;
}

/** The pattern's own text is kept: parsing and printing it would round its numbers. Of a repeated key the last one counts. */
function withoutReplayed(pattern: string | undefined): string {
  if (pattern === undefined) return `{${NOT_REPLAYED}}`;
  return `${pattern.trimEnd().slice(0, -1)},${NOT_REPLAYED}}`;
}
