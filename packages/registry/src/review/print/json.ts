import { blocks, type Review } from "../review.ts";

/** The shape of the JSON; a change that breaks its readers gets another number. */
export const SCHEMA_VERSION = 1;

/** Prints a review for machines: everything it found, and whether it blocks. */
export function printJson(review: Review): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, blocks: blocks(review), ...review }, undefined, 2)}\n`;
}
