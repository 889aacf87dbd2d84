import type { EventData } from "@streambridge/events";

/** An e-mail without its sender. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The e-mail that greets a new user. Text only: a name in HTML would have to be escaped, and nothing here needs HTML. */
export function letterOf({ email, firstname }: EventData["UserRegistered.v2"]): Letter {
  return {
    to: email,
    subject: `Welcome, ${oneLine(firstname)}!`,
    text: [`Hello ${oneLine(firstname)},`, "", "your account is ready. We are glad that you are here.", ""].join("\n"),
  };
}

/** A subject is one line; a line break in a name would end it, and might begin a header of its own. */
function oneLine(name: string): string {
  return name.replaceAll(/\s+/g, " ").trim();
}
