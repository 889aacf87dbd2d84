import { expect, test } from "vitest";
import { sources, type Source } from "./sources.ts";

/** Signs of something that was left for later, switched off, or belongs to one machine. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/\b(?:TODO|FIXME|XXX|HACK)\b/, "something left for later"],
  [/@ts-(?:ignore|nocheck)\b/, "a type error that is hidden"],
  [/\b(?:test|it|describe)\.only\(/, "a test that keeps the others from running"],
  [
    /\b(?:test|it|describe)\.(?:skip|todo|skipIf|runIf)\(/,
    "a skip that cannot say why: use the test's own skip(condition, reason)",
  ],
  [/(?:\/home\/|\/Users\/|\/root\/|[A-Z]:\\\\)\w/, "a path of one machine"],
  [/registry\.(?:npmjs|yarnpkg)\b/, "a package registry's host"],
];

const THIS_FILE = "tools/house/left-over.test.ts";

test("nothing is left for later, switched off, or tied to one machine", () => {
  expect(
    sources()
      .filter(({ path }) => path !== THIS_FILE)
      .flatMap(found),
  ).toEqual([]);
});

test.each(["// TODO: more", "test.skip('x', () => {})", "describe.only('x')", 'open("/home/ada/x")'])(
  "%s would be noticed",
  (text) => {
    expect(found({ path: "x.ts", text, isTest: true })).toHaveLength(1);
  },
);

function found({ path, text }: Source): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      signs.filter(([sign]) => sign.test(line)).map(([, what]) => `${path}:${index + 1} ${what}: ${line.trim()}`),
    );
}
