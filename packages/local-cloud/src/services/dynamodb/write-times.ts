/**
 * Remembers when records were written, to the second. Sequence numbers grow and have one length, so a second is one entry:
 * the highest number that was seen in it.
 */
export interface WriteTimes {
  /** @param at In ms since the epoch. */
  note(sequenceNumber: string, at: number): void;
  /** In ms since the epoch, cut to the second. */
  of(sequenceNumber: string): number;
}

export function createWriteTimes(): WriteTimes {
  const seconds: { upTo: string; readonly at: number }[] = [];
  return {
    note: (sequenceNumber, at) => {
      const second = at - (at % 1000);
      const last = seconds.at(-1);
      if (last?.at === second) last.upTo = sequenceNumber;
      else seconds.push({ upTo: sequenceNumber, at: second });
    },
    of: (sequenceNumber) => {
      let low = 0;
      let high = seconds.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (seconds[middle]!.upTo < sequenceNumber) low = middle + 1;
        else high = middle;
      }
      return seconds[low]?.at ?? 0;
    },
  };
}
