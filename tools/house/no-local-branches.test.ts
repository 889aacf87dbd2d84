import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** What is deployed: it must not be able to tell a laptop from AWS. */
const DEPLOYED =
  /^(?:sst\.config\.ts|stacks\/|packages\/(?:bridge|events|consumer-kit|consumers|keeper|producer-kit|producers)\/)/;

/** What measures it is not deployed. */
const BENCH = /^packages\/[^/]+\/bench\//;

/** Each sign of code that asks where it runs. */
const signs: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:is|in|on|when|if)?_?(?:local(?!e)|offline|emulat(?:ed|or)|laptop)(?:ly)?\w*\s*(?:\?(?!:)|===|!==|&&|\|\|)/i,
    "a condition on running locally",
  ],
  [/\bif\s*\(\s*!?\w*(?:local(?!e)|offline|emulat)/i, "a condition on running locally"],
  [/AWS_ENDPOINT_URL/, "the SDK reads its endpoint itself"],
  [/\blocalhost\b|127\.0\.0\.1/, "an address of this machine"],
  [/\$dev\b|SST_DEV|\bSST_LIVE\b/, "SST's live mode"],
  [/\b(?:NODE_ENV|VITEST)\b/, "a condition on running in a test"],
];

test("nothing that is deployed asks whether it runs locally", () => {
  const found = sources()
    .filter(({ path, isTest }) => DEPLOYED.test(path) && !isTest && !BENCH.test(path))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split("\n")
        .flatMap((line, index) =>
          signs.filter(([sign]) => sign.test(line)).map(([, what]) => `${path}:${index + 1} ${what}: ${line.trim()}`),
        ),
    );
  expect(found).toEqual([]);
});

test.each([
  "if (isLocal) {",
  "local ? a : b",
  'stage === "x" && isOffline && y',
  "const u = process.env.AWS_ENDPOINT_URL",
])("%s would be noticed", (line) => {
  expect(signs.some(([sign]) => sign.test(line))).toBe(true);
});

/** Comments may say what they like; blanked out, so that line numbers stay. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, " "));
}
