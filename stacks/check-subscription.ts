import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";

/** What AWS would refuse in the middle of a deployment, or take and never act on: said before anything is made. */
const RULES: readonly ((subscription: Subscription, folder: string) => string | false)[] = [
  ({ name }, folder) => name !== folder && `is named "${name}", not for its folder`,
  ({ name }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && "must be named in kebab-case",
  ({ events }) => events.length === 0 && "wants no event",
  ({ batch }) =>
    (batch?.size ?? 1) > 10 &&
    (batch?.windowSeconds ?? 0) < 1 &&
    `gathers batches of ${batch?.size}; above 10 AWS wants windowSeconds of at least 1`,
  ({ maxConcurrency = 2 }) =>
    (maxConcurrency < 2 || maxConcurrency > 1_000) && `has maxConcurrency ${maxConcurrency}; AWS takes 2 to 1000`,
  ({ timeoutSeconds = 30 }) =>
    (timeoutSeconds < 1 || timeoutSeconds > 900) && `has timeoutSeconds ${timeoutSeconds}; AWS takes 1 to 900`,
  ({ rights, settings = {} }) =>
    rights?.sendEmailAs !== undefined &&
    !(rights.sendEmailAs in settings) &&
    `sends e-mail as "${rights.sendEmailAs}", which is none of its settings`,
];

/**
 * Looks a subscription over before it is wired.
 *
 * @param folder the name of its folder under packages/consumers.
 * @throws Error with everything that is wrong with it.
 */
export function checkSubscription(subscription: Subscription, folder: string): void {
  const wrong = RULES.map((rule) => rule(subscription, folder)).filter((complaint) => complaint !== false);
  if (wrong.length > 0) throw new Error(`packages/consumers/${folder}: the subscription ${wrong.join("; it ")}`);
}
