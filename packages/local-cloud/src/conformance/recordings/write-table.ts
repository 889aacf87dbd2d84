// Replays every recorded answer and writes the table of them into docs/local-cloud.md.
import { writeFileSync } from "node:fs";
import { allRecordings, missingRecordings } from "./conformance-folder.ts";
import { DOCUMENT, readDocument, withTable } from "./document.ts";
import { runRecording } from "./run-recording.ts";
import { createRooms } from "./rooms/rooms.ts";
import { tableOf, type Replayed } from "./table.ts";

const missing = missingRecordings();
if (missing === undefined) {
  const rooms = createRooms();
  const replayed: Replayed[] = [];
  for (const recording of [...allRecordings().values()].flat()) {
    replayed.push({ recording, verdict: await runRecording(recording, rooms) });
  }
  await rooms.close();
  writeFileSync(DOCUMENT, withTable(readDocument(), tableOf(replayed)));
} else {
  process.stderr.write(`${missing}\n`);
  process.exitCode = 2;
}
