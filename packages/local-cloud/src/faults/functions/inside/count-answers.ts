import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** What Node tells when an answer arrives: to a request of its own client, and to one of fetch. */
const CHANNELS = ["http.client.response.finish", "undici:request:headers"];

/**
 * Calls `due` in the moment in which the n-th answer to a request of this thread arrives, before whoever asked hears of
 * it.
 *
 * @returns Ends the counting.
 */
export function countAnswers(wanted: number, due: () => void): () => void {
  let answers = 0;
  const count = (): void => {
    answers++;
    if (answers === wanted) due();
  };
  for (const channel of CHANNELS) subscribe(channel, count);
  return () => {
    for (const channel of CHANNELS) unsubscribe(channel, count);
  };
}
