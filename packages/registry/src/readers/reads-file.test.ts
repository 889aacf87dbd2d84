import { expect, test } from "vitest";
import type { Problem } from "../problem.ts";
import { filesInMemory } from "../read/files.ts";
import { readJson } from "../read/read-json.ts";
import type { FieldsRead } from "./reader.ts";
import { parseReads, printReads } from "./reads-file.ts";

const reads: Readonly<Record<string, FieldsRead>> = {
  "UserRegistered.v2": {
    reads: {
      "data.userId": { files: ["src/handler.ts", "src/mapping.ts"] },
      "data.email": { files: ["src/mapping.ts"] },
    },
    mayRead: { "data.bio": { files: ["src/mapping.ts"], because: "takes all keys" } },
  },
  "UserDeleted.v1": { reads: {}, mayRead: {} },
};

function parsed(text: string): { readonly fields: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const content = readJson(filesInMemory(new Map([["reads.json", text]])), "reads.json", report);
  return { fields: content && parseReads("reads.json", content, report), problems };
}

test("what is printed is read back", () => {
  expect(parsed(printReads("crm-sync", reads))).toEqual({ fields: reads, problems: [] });
});

test("the text is sorted, has the formatter's shape and says who writes it", () => {
  expect(printReads("crm-sync", reads)).toBe(`{
  "$comment": "The fields that the code of crm-sync was seen to read. Written by \`streambridge schema readers\`; do not edit.",
  "UserDeleted.v1": {
    "reads": {},
    "mayRead": {}
  },
  "UserRegistered.v2": {
    "reads": {
      "data.email": ["src/mapping.ts"],
      "data.userId": ["src/handler.ts", "src/mapping.ts"]
    },
    "mayRead": {
      "data.bio": {
        "files": ["src/mapping.ts"],
        "because": "takes all keys"
      }
    }
  }
}
`);
});

test("another shape is a problem with its place", () => {
  const { problems } = parsed('{ "UserDeleted.v1": { "reads": { "data.email": "src/mapping.ts" } } }');
  expect(problems).toMatchObject([
    { pointer: "/UserDeleted.v1/reads/data.email", line: 1, column: 34, wanted: "a list of files" },
    { pointer: "/UserDeleted.v1/mayRead", wanted: "an object of fields", came: "nothing" },
  ]);
});
