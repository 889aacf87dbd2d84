import { StreambridgeError } from "@streambridge/errors";
import { ACCOUNT_ID, DEFAULT_REGION } from "../../graph/recording/account.ts";
import { compare } from "../comparing/compare.ts";
import type { Difference, Verdict } from "../verdict.ts";
import { runQueue } from "./run-queue.ts";
import { runStream } from "./run-stream.ts";
import type { Expected, Happened, Scenario } from "./scenario.ts";

const ACCOUNT = { region: DEFAULT_REGION, accountId: ACCOUNT_ID };

/** Runs a scenario and compares what happened with what it expects. */
export async function runScenario(scenario: Scenario): Promise<Verdict> {
  return { name: scenario.name, differences: differencesOf(scenario.expected, await happen(scenario)) };
}

/** Runs a scenario. A mapping that is refused is a thing that happens. */
export async function happen(scenario: Scenario): Promise<Happened> {
  const { source } = scenario;
  try {
    return source.kind === "stream" ? await runStream(scenario, source) : await runQueue(scenario, source);
  } catch (error) {
    if (!(error instanceof StreambridgeError) || error.code !== "GRAPH_UNSUPPORTED") throw error;
    return { ...NOTHING, refused: error.sentence };
  }
}

const NOTHING: Happened = {
  invocations: [],
  events: [],
  checkpoint: null,
  failures: [],
  deleted: [],
  deadLettered: [],
  left: [],
  counts: {},
  givenUp: [],
};

function differencesOf(expected: Expected, happened: Happened): readonly Difference[] {
  const { refused, events, failures, counts, ...rest } = expected;
  const sorted = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, ANY_ORDER.has(name) ? (value as string[]).toSorted() : value]),
  );
  const partly = { ...(failures && { failures }), ...(counts && { counts }) };
  return [
    ...compareRefusal(refused, happened.refused),
    ...compare(sorted, happened, { account: ACCOUNT, partial: true }),
    ...(events ? compare({ events }, { events: happened.events }, { account: ACCOUNT }) : []),
    ...compare(partly, happened, { account: ACCOUNT, partial: true }),
  ];
}

/** What is a set of names is compared as such. */
const ANY_ORDER = new Set(["deleted", "deadLettered", "left"]);

function compareRefusal(expected: string | undefined, actual: string | undefined): readonly Difference[] {
  const agrees = expected === undefined ? actual === undefined : actual?.includes(expected);
  return agrees === true ? [] : [{ path: "refused", expected, actual }];
}
