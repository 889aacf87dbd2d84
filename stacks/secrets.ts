import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";

/** Stands for a secret that nobody has set, so that one team's missing key never blocks another's deployment. */
const PLACEHOLDER = "unset";

/** What a consumer reads through `Resource`, and what is missing. */
export interface ConsumerSecrets {
  readonly secrets: Readonly<Record<string, sst.Secret>>;
  /** Secrets without a value in this stage, each with where to get it. */
  readonly unset: Readonly<Record<string, string>>;
}

/** Made once per name: two consumers may read the same secret. */
const made = new Map<string, sst.Secret>();

/** Makes a subscription's secrets and settings. A setting always has a value, its default at least (rule 17). */
export function createSecrets({ secrets = {}, settings = {} }: Subscription): ConsumerSecrets {
  const values = { ...Object.fromEntries(Object.keys(secrets).map((name) => [name, PLACEHOLDER])), ...settings };
  return {
    secrets: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secret(name, value)])),
    unset: Object.fromEntries(Object.entries(secrets).filter(([name]) => !isSet(name))),
  };
}

function secret(name: string, placeholder: string): sst.Secret {
  const known = made.get(name) ?? new sst.Secret(name, placeholder);
  made.set(name, known);
  return known;
}

/** Whether somebody has set a secret in this stage: SST hands the values of a stage to its program in the environment. */
export const isSet = (name: string): boolean =>
  ![undefined, "", PLACEHOLDER].includes(process.env[`SST_SECRET_${name}`]);
