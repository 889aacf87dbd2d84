import { expect, test } from "vitest";
import { duplicatesIn, locate } from "./locate.ts";

const text = `{
  "a/b": [1,
    { "c": 2 }],
  "d": 3
}
`;

test.each([
  ["", 1, 1],
  ["/a~1b", 2, 3],
  ["/a~1b/1", 3, 5],
  ["/a~1b/1/c", 3, 7],
  ["/d", 4, 3],
])("%s is found", (pointer, line, column) => {
  expect(locate(text, pointer)).toEqual({ line, column });
});

test.each([
  ["/x", 1, 1],
  ["/a~1b/1/x/y", 3, 5],
  ["/a~1b/7", 2, 3],
  ["/d/x", 4, 3],
])("%s, which is not there, is shown at the innermost place that is", (pointer, line, column) => {
  expect(locate(text, pointer)).toEqual({ line, column });
});

test("names that are given twice are found at any depth, as often as they come again", () => {
  const twice = '{"a":[{"b":1,"b":2,"b":3}],"c":{"b":4},"a":{"d":{},"d":0}}';
  expect(duplicatesIn(twice).map(({ pointer }) => pointer)).toEqual(["/a/0/b", "/a/0/b", "/a", "/a/d"]);
});
