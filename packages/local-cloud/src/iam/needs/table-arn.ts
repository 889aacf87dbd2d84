import { textIn, type Place } from "./need.ts";

/** The ARN of a table, which a request may give itself. */
export function tableArn({ region, accountId }: Place, nameOrArn: unknown): string {
  const text = textIn(nameOrArn);
  return text.startsWith("arn:") ? text : `arn:aws:dynamodb:${region}:${accountId}:table/${text}`;
}
