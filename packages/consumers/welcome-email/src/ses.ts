import { SendEmailCommand, SESv2Client, SESv2ServiceException } from "@aws-sdk/client-sesv2";
import { refusal, Retry } from "@streambridge/consumer-kit";
import type { Letter } from "./mapping.ts";

/** A mailbox that sends. */
export interface Mailbox {
  send(letter: Letter): Promise<void>;
}

/**
 * One attempt, in ms to connect and to answer. The SDK's own retries are off: it repeats a request whose answer was lost,
 * and SES would send the e-mail twice. The queue retries instead, and asks the guard first. Unless it is told to throw, the
 * SDK only warns of a request that takes too long, and waits on.
 *
 * Each e-mail has a connection of its own. One that was left open may have been closed by the other side in the meantime,
 * above all while Lambda had this process frozen; a request that goes into it ends without an answer, nobody knows whether
 * the e-mail left, and a person would have to decide for a matter of some milliseconds.
 */
const CLIENT = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 8_000,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
};

/**
 * Opens a mailbox at SES v2. `send` throws Retry or Park where SES said no, which means that nothing was sent. Where no
 * answer came it throws what the SDK threw: then nobody knows, and `once` has to decide.
 */
export function openMailbox(sender: string): Mailbox {
  const client = new SESv2Client(CLIENT);
  return {
    async send({ to, subject, text }) {
      const command = new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
      });
      await client.send(command).catch(refuse);
    },
  };
}

function refuse(error: unknown): never {
  if (error instanceof SESv2ServiceException) {
    const status = error.$metadata.httpStatusCode;
    // An answer without a status is none.
    if (status !== undefined) throw refusal("SES", { status, cause: error, mend: MEND });
  }
  if (neverLeft(error)) throw new Retry("SES could not be reached", { cause: error });
  throw error;
}

const MEND = "Verify the sender's identity in SES and that the account is out of the sandbox, then redrive.";

/** Whether the connection was never made. */
function neverLeft(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN";
}
