/** Tags by the ARN of what has them. */
export interface TagStore {
  of(arn: string): Readonly<Record<string, string>>;
  /** Adds tags; one with a known key is replaced. */
  add(arn: string, tags: Readonly<Record<string, string>>): void;
  remove(arn: string, keys: readonly string[]): void;
  /** For what is deleted: a new thing of the same name has none of them. */
  forget(arn: string): void;
}

/** Makes a store without tags. */
export function createTagStore(): TagStore {
  const byArn = new Map<string, Readonly<Record<string, string>>>();
  const of: TagStore["of"] = (arn) => byArn.get(arn) ?? {};
  return {
    of,
    add: (arn, tags) => byArn.set(arn, { ...of(arn), ...tags }),
    remove: (arn, keys) =>
      byArn.set(arn, Object.fromEntries(Object.entries(of(arn)).filter(([key]) => !keys.includes(key)))),
    forget: (arn) => byArn.delete(arn),
  };
}
