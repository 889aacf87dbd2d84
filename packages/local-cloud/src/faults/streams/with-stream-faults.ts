import type { StreamSource } from "../../services/dynamodb/stream-source.ts";
import type { Injector } from "../injector.ts";
import { expiredIterator } from "./expired-iterator.ts";

/**
 * Puts the faults of reading before a stream's source.
 *
 * @param reader The logical name of the mapping that reads.
 */
export function withStreamFaults(source: StreamSource, reader: string, injector: Injector): StreamSource {
  return {
    ...source,
    records: async (...asked) => {
      if (injector.isOn) expiredIterator(reader, injector);
      return source.records(...asked);
    },
  };
}
