/** Where a command that makes one document puts it. */
export const OUT = {
  type: "string",
  valueHint: "FILE",
  default: "-",
  description: "Where to write it; - is the standard output",
} as const;

/** The workspace whose schemas a command looks at. */
export const PROJECT = {
  type: "string",
  valueHint: "FOLDER",
  default: ".",
  description: "The folder of schemas/ and packages/",
} as const;
