import { expect, test } from "vitest";
import { SECRET_TOKEN } from "../graph/graph.ts";
import { buildOf, functionOf, graphOf } from "../testing/graph-of.ts";
import { substituteSecrets } from "./substitute-secrets.ts";

test("a secret's value takes the place of its token, wherever in a text it stands", () => {
  const variables = { URL: `https://example.com/${SECRET_TOKEN("Key")}?other=${SECRET_TOKEN("Other")}` };
  const graph = graphOf(
    [functionOf("F", { environment: { variables } })],
    [buildOf("F", "f.handler", { links: { Key: { value: SECRET_TOKEN("Key") } } })],
  );
  const { resources, functions } = substituteSecrets(graph, { Key: 'a"b\\c$&' });
  expect(resources[0]?.inputs["environment"]).toEqual({
    variables: { URL: `https://example.com/a"b\\c$&?other=${SECRET_TOKEN("Other")}` },
  });
  expect(functions[0]?.links).toEqual({ Key: { value: 'a"b\\c$&' } });
});
