import { afterAll, expect, test } from "vitest";
import { allRecordings, missingRecordings } from "./conformance-folder.ts";
import { cellsOf, readDocument, tableIn } from "./document.ts";
import { runRecording } from "./run-recording.ts";
import { createRooms } from "./rooms/rooms.ts";
import { tableOf, type Replayed } from "./table.ts";

// Real tables and real HTTP, some hundred times over.
const TIMEOUT_MS = 60_000;
const missing = missingRecordings();
const files = missing === undefined ? [...allRecordings()] : [];

const rooms = createRooms();
afterAll(() => rooms.close());
const replayed: Replayed[] = [];

test.each(files)(
  "the local cloud answers as AWS did in %s",
  async (_file, recordings) => {
    const differing: object[] = [];
    for (const recording of recordings) {
      const verdict = await runRecording(recording, rooms);
      replayed.push({ recording, verdict });
      if (verdict.differences.length > 0) differing.push(verdict);
    }
    expect(differing).toEqual([]);
  },
  TIMEOUT_MS,
);

test("docs/local-cloud.md lists every recording with what becomes of it", ({ skip }) => {
  skip(missing !== undefined, missing);
  const mend = "run `node packages/local-cloud/src/conformance/recordings/write-table.ts`";
  expect(tableIn(readDocument()), mend).toEqual(cellsOf(tableOf(replayed)));
});
