import type { Recording } from "./recording.ts";
import type { Rooms } from "./rooms/rooms.ts";

/** A scenario that recordings are replayed by. */
export interface Replay {
  /** The tests that it replays. */
  readonly tests: RegExp;
  /** What happens in it, in one line. */
  readonly scenario: string;
  /** Does it all over again, and answers what happened under the names of the recording. */
  readonly run: (recording: Recording, rooms: Rooms) => Promise<Readonly<Record<string, unknown>>>;
  /** Why a recording cannot be replayed; undefined: it can. */
  readonly lacks?: (recording: Recording) => string | undefined;
  /** Names in the recording that are not compared, with what they are. */
  readonly leavesOut?: Readonly<Record<string, string>>;
}

/** Recordings that are not replayed. */
export interface NotReplayed {
  readonly tests: RegExp;
  readonly scenario: string;
  readonly because: string;
}

/** What an SDK's client answered or was refused with, in the shape in which recordings have it. */
export async function answerOf(asked: Promise<object>): Promise<Readonly<Record<string, unknown>>> {
  try {
    const { $metadata, ...answer } = (await asked) as Answer;
    return { ...answer, ResponseMetadata: metadataOf($metadata.httpStatusCode) };
  } catch (refusal) {
    const { name, message, $metadata } = refusal as Error & Partial<Answer>;
    if (!$metadata) throw refusal;
    return { Error: { Code: name, Message: message }, ResponseMetadata: metadataOf($metadata.httpStatusCode) };
  }
}

interface Answer {
  readonly $metadata: { readonly httpStatusCode?: number };
}

function metadataOf(httpStatusCode: number | undefined): object {
  return { HTTPHeaders: {}, HTTPStatusCode: httpStatusCode };
}
