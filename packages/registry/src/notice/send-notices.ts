import { StreambridgeError } from "@streambridge/errors";
import type { Notice } from "./notices.ts";
import { postNotice, type Pause } from "./post-notice.ts";

/**
 * Sends every notice to a webhook, one after the other; one that does not get through does not keep the others back.
 *
 * @throws StreambridgeError `USAGE` when the webhook is no `http:` or `https:` address; `NOTICE_FAILED`, with the owners
 *   that were not told and the command that tells them, when one did not get through. The address is a secret at many
 *   vendors: no message shows more than its host.
 */
export async function sendNotices(webhook: string, notices: readonly Notice[], pause: Pause): Promise<void> {
  const host = hostOf(webhook);
  const failed: { readonly owner: string; readonly reason: string }[] = [];
  for (const notice of notices) {
    const delivery = await postNotice(webhook, notice, pause);
    if (!delivery.delivered)
      failed.push({ owner: notice.owner, reason: `${delivery.reason}, ${timesOf(delivery.tries)}` });
  }
  const [first] = failed;
  if (first === undefined) return;
  const owners = failed.map(({ owner, reason }) => `${owner} (${reason})`).join(", ");
  throw new StreambridgeError("NOTICE_FAILED", `${host} did not take the notice for ${owners}`, {
    mend: ["The release stands. Tell them again:", ...failed.map(({ owner }) => commandFor(owner, notices))].join(
      "\n  ",
    ),
    detail: { failed },
  });
}

function commandFor(owner: string, [notice]: readonly Notice[]): string {
  return `streambridge schema announce --release ${notice?.release} --owner "${owner}"`;
}

function timesOf(tries: number): string {
  return tries === 1 ? "tried once" : `tried ${tries} times`;
}

function hostOf(webhook: string): string {
  const url = URL.parse(webhook);
  if (url !== null && /^https?:$/.test(url.protocol)) return url.host;
  throw new StreambridgeError("USAGE", "the webhook is no http or https address", {
    mend: "Set SCHEMA_NOTICE_WEBHOOK, or --webhook, to the address that takes the notices.",
  });
}
