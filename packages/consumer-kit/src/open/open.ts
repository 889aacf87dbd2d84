import type { S3Client } from "@aws-sdk/client-s3";
import { StreambridgeError } from "@streambridge/errors";
import { explain, isEventType, validateTolerant, type AnyEvent } from "@streambridge/events";
import type { Letter } from "../message.ts";
import { restoreData } from "./restore-data.ts";

/** The event of a message, or why it cannot be handed to anybody. */
export type Opened =
  | { readonly ok: true; readonly event: AnyEvent }
  | { readonly ok: false; readonly error: StreambridgeError };

/**
 * Makes a typed event of a letter: checks that somebody takes its type (`HANDLER_MISSING`), brings its data from where a
 * claim check left it (`CLAIM_UNREADABLE`), and validates the data tolerantly (`MESSAGE_UNREADABLE`): what the schema
 * does not know is let through. Rejects with S3's own error where a retry may help.
 */
export async function open(
  letter: Letter,
  takes: (type: string) => boolean,
  s3: Pick<S3Client, "send">,
): Promise<Opened> {
  const { metadata } = letter;
  if (!takes(metadata.type) || !isEventType(metadata.type)) return refuse(handlerMissing(metadata.type));
  const { dataref } = metadata;
  const data = letter.data === undefined && dataref !== undefined ? await restoreData(s3, dataref) : letter.data;
  if (data instanceof StreambridgeError) return refuse(data);
  if (validateTolerant(metadata.type, data)) return { ok: true, event: { metadata, data } as AnyEvent };
  const faults = await explain(metadata.type, data, "tolerant");
  const where = faults.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join("; ");
  return refuse(
    new StreambridgeError("MESSAGE_UNREADABLE", `data is no ${metadata.type}: ${where}`, {
      mend: "If the consumer's schema is the older one, deploy the consumer, then: streambridge failures redrive --cause MESSAGE_UNREADABLE. Otherwise fix the producer.",
    }),
  );
}

function handlerMissing(type: string): StreambridgeError {
  return new StreambridgeError("HANDLER_MISSING", `no handler takes ${type}`, {
    mend: "Subscribe to it again, then: streambridge failures redrive --cause HANDLER_MISSING. Or purge the message.",
    detail: { type },
  });
}

function refuse(error: StreambridgeError): Opened {
  return { ok: false, error };
}
