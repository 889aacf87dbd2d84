import { jsonInput } from "./json-input.ts";
import { need, textIn, type Input, type Need, type NeedsOf, type Place } from "./need.ts";

const SENDING = "/v2/email/outbound-emails";

/**
 * What it needs to send an e-mail with SES v2: the right to send as the address that it is from, or as that address's
 * domain, because it depends on the account which of the two is the identity that SES has verified.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
 */
export const needsOfSes: NeedsOf = ({ method, addressed, body }, place) => {
  if (method !== "POST" || addressed.path !== SENDING) {
    return { kind: "unlisted", operation: `${method} ${addressed.path}` };
  }
  return { kind: "needs", needs: sending(jsonInput(body), place) };
};

function sending(input: Input, { region, accountId }: Place): readonly Need[] {
  const { FromEmailAddress, FromEmailAddressIdentityArn, ConfigurationSetName, Content = {} } = input;
  const action = `ses:${actionOf(Content as Input)}`;
  const ses = `arn:aws:ses:${region}:${accountId}`;
  const address = addressIn(textIn(FromEmailAddress));
  const identities = [address, address.slice(address.indexOf("@") + 1)].map((name) => `${ses}:identity/${name}`);
  const sender = textIn(FromEmailAddressIdentityArn);
  return [
    sender === "" ? need(action, ...(identities as [string, string])) : need(action, sender),
    ...(ConfigurationSetName === undefined
      ? []
      : [need(action, `${ses}:configuration-set/${textIn(ConfigurationSetName)}`)]),
  ];
}

/** The content decides the action, as it did when each had an operation of its own. */
function actionOf(content: Input): string {
  if ("Raw" in content) return "SendRawEmail";
  return "Template" in content ? "SendTemplatedEmail" : "SendEmail";
}

/** The address in `Name <address>`, or alone. */
function addressIn(sender: string): string {
  return /<([^>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
