import { StreambridgeError } from "@streambridge/errors";
import { Resource } from "sst";
import type { Subscription } from "./subscription.ts";

type NamesIn<R> = R extends Readonly<Record<string, string>> ? keyof R & string : never;

/** The values of a subscription's secrets and settings, by name. */
export type Linked<S extends Subscription> = {
  readonly [Name in NamesIn<S["secrets"]> | NamesIn<S["settings"]>]: string;
};

/**
 * Reads what the stack links to this consumer: the value of every secret and setting that the subscription names, under
 * the names that the compiler knows from it.
 * @throws StreambridgeError `SETTING_MISSING` when one is not linked.
 */
export function linked<const S extends Subscription>(subscription: S): Linked<S> {
  const names = [...Object.keys(subscription.secrets ?? {}), ...Object.keys(subscription.settings ?? {})];
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as Linked<S>;
}

/** `Resource` throws for a name that is not linked, and has types only after a deployment wrote them. */
function valueOf(name: string): string {
  try {
    const { value } = (Resource as unknown as Readonly<Record<string, { readonly value: unknown }>>)[name] ?? {};
    if (typeof value === "string") return value;
    throw new TypeError(`${name} is no text`);
  } catch (cause) {
    throw new StreambridgeError("SETTING_MISSING", `${name} is not linked to this function`, {
      mend: `npx sst secret set ${name} <value>, then deploy again.`,
      cause,
      detail: { name },
    });
  }
}
