import { openTable, type TableRoom } from "./table-room.ts";

/** What replays share because it takes long to start. */
export interface Rooms {
  /** DynamoDB Local, started at the first call. */
  tables(): Promise<TableRoom>;
  /** Ends what was started. */
  close(): Promise<void>;
}

export function createRooms(): Rooms {
  let tables: Promise<TableRoom> | undefined;
  return {
    tables: () => (tables ??= openTable()),
    close: async () => {
      const opened = await tables?.catch(() => undefined);
      await opened?.close();
    },
  };
}
