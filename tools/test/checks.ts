/** A check that is one command: exit code 0 means passed. */
export interface Check {
  readonly name: string;
  /** A command of the workspace (node_modules/.bin, or node) and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** What to do when it fails. */
  readonly mend?: string;
}

/** The checks, quickest first. */
export const checks: readonly Check[] = [
  { name: "format", command: ["oxfmt", "--check"], mend: "Run `npm run format`." },
  {
    name: "generated code is fresh",
    command: ["node", "packages/registry/src/generate/main.ts", "--check"],
    mend: "Run `npm run generate` and commit what it writes.",
  },
  { name: "types of packages and tools", command: ["tsc", "-b"] },
  { name: "types of sst.config.ts and stacks", command: ["tsc", "-p", "stacks/tsconfig.json"] },
  { name: "lint", command: ["oxlint", "--type-aware"] },
];
