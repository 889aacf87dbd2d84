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
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * Asks a queue's policy whether `events.amazonaws.com` may `sqs:SendMessage` for a rule. No policy, no permission: that
 * is the mistake that AWS answers with NO_PERMISSIONS in the dead-letter queue. A Deny wins. Conditions may be
 * `ArnEquals`, `ArnLike`, `StringEquals` or `Bool` on `aws:SourceArn`, `aws:SourceAccount` and `aws:SecureTransport`; a
 * statement with any other condition allows nothing and is reported.
 *
 * @param policy the queue's attribute `Policy`.
 */
export function maySend(policy: string | undefined, question: SendQuestion): PolicyVerdict {
  if (policy === undefined || policy === "") return { allowed: false };
  const { Statement } = JSON.parse(policy) as { readonly Statement?: Statement | readonly Statement[] };
  const statements = list<Statement>(Statement).filter((statement) => isAbout(statement, question));
  const problem = statements.map((statement) => unknownCondition(statement)).find((found) => found !== undefined);
  const holding = statements.filter((statement) => holds(statement, question));
  const allowed = holding.some(({ Effect }) => Effect === "Allow") && !holding.some(({ Effect }) => Effect === "Deny");
  return { allowed, ...(problem !== undefined && { problem }) };
}

function isAbout(statement: Statement, { queueArn }: SendQuestion): boolean {
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
  // A policy may write the JSON boolean as well.
  Bool: (wanted, actual) => String(wanted).toLowerCase() === actual,
};

const KEYS: Readonly<Record<string, (question: SendQuestion) => string>> = {
  "aws:sourcearn": ({ ruleArn }) => ruleArn,
  "aws:sourceaccount": ({ accountId }) => accountId,
  // On AWS, EventBridge never sends without TLS.
  "aws:securetransport": () => "true",
};

function unknownCondition({ Condition = {} }: Statement): string | undefined {
  for (const [operator, tests] of Object.entries(Condition)) {
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
      return actual !== undefined && list(wanted).some((one) => OPERATORS[operator]?.(one, actual) ?? false);
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
