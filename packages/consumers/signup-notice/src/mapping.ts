import type { EventData } from "@streambridge/events";

/** A message of Slack's. */
export interface Notice {
  readonly text: string;
}

/** The line that the channel reads about a new user. */
export function noticeOf({ firstname, lastname, locale }: EventData["UserRegistered.v2"]): Notice {
  const language = locale === undefined ? "" : ` (${locale})`;
  return { text: escape(`${firstname} ${lastname} signed up${language}`) };
}

/** Slack's three control characters. https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
