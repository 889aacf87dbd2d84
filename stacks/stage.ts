/**
 * Questions about a stage. The rest of `stacks/` asks here and nowhere else, so that the difference between production
 * and a preview is this file. A stage is any name that `sst deploy --stage` takes; every one but `production` is a
 * preview that may be thrown away.
 */
import { PRODUCTION_ARCHIVE_DAYS } from "./numbers.ts";

/** Whether real users depend on this stage. */
export const isProduction = (stage: string = $app.stage): boolean => stage === "production";

/** What `sst remove` and a resource that leaves the program do: keep tables and buckets, or clean up. */
export const removalOf = (stage: string): "retain" | "remove" => (isProduction(stage) ? "retain" : "remove");

/** Whether what this stage does may reach people outside the team: customers' inboxes above all. */
export const reachesRealPeople = (): boolean => isProduction();

/** Whom consumers may send e-mail to: anyone, or the addresses of an allow-list (rule 18). */
export const emailRecipients = (): "anyone" | "allow-list" => (reachesRealPeople() ? "anyone" : "allow-list");

/** Days that log lines are kept. */
export const logDays = (): number => (isProduction() ? 90 : 7);

/**
 * Days that the bus's archive can replay; see numbers.ts for production's. The consumer kit's guard keeps its rows for longer than that (a test compares the two).
 */
export const archiveDays = (): number => (isProduction() ? PRODUCTION_ARCHIVE_DAYS : 7);

/**
 * Options of everything that may hold a failure, or what a failure needs to be handled again: in production it stays in
 * the account even when it leaves the program.
 */
export const keepInProduction = (): { readonly retainOnDelete: boolean } => ({ retainOnDelete: isProduction() });

/** Whether a bucket may be deleted with what is in it. */
export const mayBeEmptied = (): boolean => !isProduction();

/** A name for a resource that SST does not name by itself: `<app>-<stage>-<name>`. */
export const named = (name: string): string => `${$app.name}-${$app.stage}-${name}`;

/** The namespace of our own metrics: one for each stage, so that a preview's numbers ring no alarm of production. */
export const metricsNamespace = (): string => `${$app.name}/${$app.stage}`;
