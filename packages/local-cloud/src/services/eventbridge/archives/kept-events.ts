import type { AcceptedEvent } from "../put-events/envelope.ts";

/**
 * Bytes that an archive counts for an event beside source, detail-type, detail and resources. AWS gives no rule; ten
 * events recorded on AWS counted 159 bytes each, which this makes: 14 for the time, as in PutEvents, 12 for the account.
 */
const ENVELOPE_BYTES = 26;

/** The events that an archive holds, each until its retention is over. */
export class KeptEvents {
  /** In the order of arrival, so that what is too old stands in front. */
  readonly #events: AcceptedEvent[] = [];

  keep(event: AcceptedEvent): void {
    this.#events.push(event);
  }

  /** Forgets what arrived before a time in ms since the epoch. */
  forgetBefore(time: number): void {
    const first = this.#events.findIndex(({ ingestedAt }) => ingestedAt >= time);
    this.#events.splice(0, first === -1 ? this.#events.length : first);
  }

  get count(): number {
    return this.#events.length;
  }

  get bytes(): number {
    return this.#events.reduce((sum, { event, detail }) => {
      const texts = [event.source, event["detail-type"], detail, ...event.resources];
      return texts.reduce((bytes, text) => bytes + Buffer.byteLength(text), sum + ENVELOPE_BYTES);
    }, 0);
  }

  /** The events whose own time lies between two times, both included, in ms since the epoch. */
  between(start: number, end: number): readonly AcceptedEvent[] {
    return this.#events.filter(({ event }) => {
      const time = Date.parse(event.time);
      return time >= start && time <= end;
    });
  }
}
