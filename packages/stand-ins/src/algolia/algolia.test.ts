import { algoliasearch, type Algoliasearch } from "algoliasearch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAlgolia, type AlgoliaStandIn } from "./algolia.ts";

let algolia: AlgoliaStandIn;
let client: Algoliasearch;

beforeAll(async () => {
  algolia = await startAlgolia();
  client = connect(algolia.apiKey);
});
afterAll(() => algolia.stop());

function connect(apiKey: string): Algoliasearch {
  const { hostname, port } = new URL(algolia.url);
  const host = { url: hostname, port: Number(port), protocol: "http", accept: "readWrite" } as const;
  return algoliasearch(algolia.appId, apiKey, { hosts: [host] });
}

test("a batch is kept, told and readable", async () => {
  const [answer] = await client.saveObjects({
    indexName: "books",
    objects: [
      { objectID: "b1", title: "Dracula" },
      { objectID: "b2", title: "Emma" },
    ],
    waitForTasks: true,
  });
  expect(answer?.objectIDs).toEqual(["b1", "b2"]);
  expect(await client.getObject({ indexName: "books", objectID: "b1" })).toEqual({ objectID: "b1", title: "Dracula" });
  const effect = await algolia.waitFor((one) => one.subject === "b2");
  expect(effect).toMatchObject({ vendor: "algolia", action: "addObject", summary: "index books: save b2 Emma" });
});

test("a single object is saved, replaced and deleted", async () => {
  await client.addOrUpdateObject({ indexName: "one", objectID: "x", body: { a: 1 } });
  await client.addOrUpdateObject({ indexName: "one", objectID: "x", body: { b: 2 } });
  expect(algolia.indices.get("one")?.get("x")).toEqual({ objectID: "x", b: 2 });
  await client.deleteObject({ indexName: "one", objectID: "x" });
  await client.deleteObject({ indexName: "one", objectID: "x" });
  expect(algolia.indices.get("one")?.size).toBe(0);
  await expect(client.getObject({ indexName: "one", objectID: "x" })).rejects.toMatchObject({ status: 404 });
});

test("a partial update keeps the other fields", async () => {
  await client.saveObjects({ indexName: "part", objects: [{ objectID: "p", a: 1 }] });
  await client.partialUpdateObjects({ indexName: "part", objects: [{ objectID: "p", b: 2 }] });
  expect(algolia.indices.get("part")?.get("p")).toEqual({ objectID: "p", a: 1, b: 2 });
});

test("a wrong key is refused", async () => {
  const stranger = connect("wrong");
  await expect(stranger.saveObject({ indexName: "books", body: { objectID: "z" } })).rejects.toMatchObject({
    status: 403,
    message: "Invalid Application-ID or API key",
  });
});

test("a record above 100 KB is refused, and the batch that holds it leaves no trace", async () => {
  const objects = [{ objectID: "fine" }, { objectID: "fat", text: "x".repeat(100_001) }];
  await expect(client.saveObjects({ indexName: "big", objects })).rejects.toMatchObject({ status: 400 });
  expect(algolia.indices.has("big")).toBe(false);
});

test("an unknown action and a body that is no JSON are refused", async () => {
  const requests = [{ action: "explode" as "clear", body: {} }];
  await expect(client.batch({ indexName: "bad", batchWriteParams: { requests } })).rejects.toMatchObject({
    status: 400,
  });
  const headers = { "x-algolia-application-id": algolia.appId, "x-algolia-api-key": algolia.apiKey };
  const answer = await fetch(`${algolia.url}/1/indexes/bad/batch`, { method: "POST", headers, body: "{" });
  expect([answer.status, await answer.json()]).toMatchObject([400, { status: 400 }]);
});

test("an outage fails every request until it is over", async () => {
  algolia.fail({ status: 503 });
  await expect(client.deleteObject({ indexName: "one", objectID: "y" })).rejects.toThrow("Unreachable hosts");
  expect(await algolia.waitForRefusal((refusal) => refusal.status === 503)).toMatchObject({ method: "DELETE" });
  algolia.fail(undefined);
  await expect(client.deleteObject({ indexName: "one", objectID: "y" })).resolves.toHaveProperty("taskID");
});
