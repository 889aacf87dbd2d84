/** Who sends, to whom: what a resource policy is asked about. */
export interface SendQuestion {
  readonly queueArn: string;
  /** The rule whose target the queue is, or whose dead-letter queue. */
  readonly ruleArn: string;
  readonly accountId: string;
}

/** Whether a queue's policy lets EventBridge send; `problem` says which part of the policy is not emulated. */
export interface PolicyVerdict {
  readonly allowed: boolean;
  readonly problem?: string;
}

interface Statement {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Wanted | readonly Wanted[]>>>>;
}

/** A policy may write the JSON boolean as well as its text. */
type Wanted = string | boolean;

/**
 * Asks a queue's policy whether `events.amazonaws.com` may `sqs:SendMessage` for a rule. No policy, no permission: that
 * is the mistake that AWS answers with NO_PERMISSIONS in the dead-letter queue. A Deny wins. Conditions may be
 * `ArnEquals`, `ArnLike`, `StringEquals` or `Bool` on `aws:SourceArn`, `aws:SourceAccount` and `aws:SecureTransport`. A
 * statement with anything else is reported, and taken the safe way: it allows nothing, or denies.
 *
 * @param policy the queue's attribute `Policy`.
 */
export function maySend(policy: string | undefined, question: SendQuestion): PolicyVerdict {
  if (policy === undefined || policy === "") return { allowed: false };
  const { Statement } = JSON.parse(policy) as { readonly Statement?: Statement | readonly Statement[] };
  const statements = list<Statement>(Statement).filter((statement) => isAbout(statement, question));
  const judged = statements.map((statement) => ({
    effect: statement.Effect,
    problem: notEmulated(statement),
    statement,
  }));
  const denied = judged.some(
    ({ effect, problem, statement }) => effect === "Deny" && (problem !== undefined || holds(statement, question)),
  );
  const granted = judged.some(
    ({ effect, problem, statement }) => effect === "Allow" && problem === undefined && holds(statement, question),
  );
  const problem = judged.find((one) => one.problem !== undefined)?.problem;
  return { allowed: granted && !denied, ...(problem !== undefined && { problem }) };
}

const INVERTED = ["NotAction", "NotPrincipal", "NotResource"];

/** A statement by exclusion may be about anything. */
function isAbout(statement: Statement, { queueArn }: SendQuestion): boolean {
  if (INVERTED.some((key) => key in statement)) return true;
  return (
    list(statement.Action).some((action) => matchesGlob(action.toLowerCase(), "sqs:sendmessage")) &&
    list(statement.Resource).some((resource) => matchesGlob(resource, queueArn)) &&
    namesEventBridge(statement.Principal)
  );
}

function namesEventBridge(principal: unknown): boolean {
  if (principal === "*") return true;
  const { Service, AWS } = (principal ?? {}) as Readonly<Record<string, string | readonly string[]>>;
  return list(Service).includes("events.amazonaws.com") || list(Service).includes("*") || list(AWS).includes("*");
}

const OPERATORS: Readonly<Record<string, (wanted: string, actual: string) => boolean>> = {
  // AWS treats the two ARN operators alike: both take wildcards.
  ArnEquals: matchesGlob,
  ArnLike: matchesGlob,
  StringEquals: (wanted, actual) => wanted === actual,
  Bool: (wanted, actual) => wanted.toLowerCase() === actual,
};

const KEYS: Readonly<Record<string, (question: SendQuestion) => string>> = {
  "aws:sourcearn": ({ ruleArn }) => ruleArn,
  "aws:sourceaccount": ({ accountId }) => accountId,
  // On AWS, EventBridge never sends without TLS.
  "aws:securetransport": () => "true",
};

/** The first part of a statement that is not emulated. */
function notEmulated(statement: Statement): string | undefined {
  const inverted = INVERTED.find((key) => key in statement);
  if (inverted !== undefined) return inverted;
  for (const [operator, tests] of Object.entries(statement.Condition ?? {})) {
    for (const key of Object.keys(tests)) {
      if (!Object.hasOwn(OPERATORS, operator) || !Object.hasOwn(KEYS, key.toLowerCase())) return `${operator} ${key}`;
    }
  }
  return undefined;
}

function holds({ Condition = {} }: Statement, question: SendQuestion): boolean {
  return Object.entries(Condition).every(([operator, tests]) =>
    Object.entries(tests).every(([key, wanted]) => {
      const actual = KEYS[key.toLowerCase()]?.(question);
      return actual !== undefined && list(wanted).some((one) => OPERATORS[operator]?.(String(one), actual) ?? false);
    }),
  );
}

function list<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** `*` any run of characters, `?` any one. */
function matchesGlob(glob: string, text: string): boolean {
  const source = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}
