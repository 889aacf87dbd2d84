import { createServer } from "node:http";
import { once } from "node:events";
import { createServer as createNetServer, type AddressInfo } from "node:net";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { real } from "../testing/sample-registry.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { makeCatalogue } from "./make-catalogue.ts";
import { parseCatalogue } from "./parse-catalogue.ts";

const catalogue = makeCatalogue(real, sampleReaders);
const folder = mkdtempSync(join(tmpdir(), "streambridge-catalogue-"));
const server = createServer((request, response) => {
  if (request.url === "/moved.json") response.writeHead(302, { location: "/catalogue.json" }).end();
  else if (request.url === "/catalogue.json") response.end(JSON.stringify(catalogue));
  else response.writeHead(Number(request.url?.slice(1)) || 404).end("nothing here");
});
let address = "";

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a catalogue comes from an address as it comes from a file", async () => {
  const file = join(folder, "catalogue.json");
  writeFileSync(file, JSON.stringify(catalogue));
  expect(await loadCatalogue(file)).toEqual(catalogue);
  expect(await loadCatalogue(`${address}/catalogue.json`)).toEqual(catalogue);
});

test.each([
  ["a path that has none", "/lost.json", /it answered 404/],
  ["a path that is refused", "/403", /it answered 403/],
  ["a path that leads elsewhere", "/moved.json", /it sends elsewhere, to \/catalogue\.json/],
])("%s is a mistake in the address, with the reason", async (_what, path, reason) => {
  await expect(loadCatalogue(address + path)).rejects.toMatchObject({
    code: "CATALOGUE_MISSING",
    fault: "user",
    sentence: expect.stringMatching(reason),
    mend: expect.stringContaining("Correct the address"),
  });
});

test.each([500, 503, 429])("a server that answers %i is nobody's mistake here: later may help", async (status) => {
  await expect(loadCatalogue(`${address}/${status}`)).rejects.toMatchObject({
    code: "CATALOGUE_UNREACHABLE",
    fault: "outside",
    sentence: expect.stringContaining(`it answered ${status}`),
  });
});

test("a connection that breaks off is nobody's mistake either", async () => {
  const breaking = createNetServer((socket) => socket.destroy());
  await once(breaking.listen(0, "127.0.0.1"), "listening");
  const { port } = breaking.address() as AddressInfo;
  await expect(loadCatalogue(`http://127.0.0.1:${port}/c.json`)).rejects.toMatchObject({
    code: "CATALOGUE_UNREACHABLE",
  });
  breaking.close();
});

test("a port at which nobody listens is a mistake in the address", async () => {
  const gone = createServer();
  await once(gone.listen(0, "127.0.0.1"), "listening");
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, "close");
  await expect(loadCatalogue(`http://127.0.0.1:${port}/c.json`)).rejects.toMatchObject({
    code: "CATALOGUE_MISSING",
    sentence: expect.stringContaining("ECONNREFUSED"),
  });
});

test.each([
  ["no address", "http://", "it is no address"],
  ["a port of another protocol", "http://127.0.0.1:1/c.json", "bad port"],
])("%s is a mistake in the address", async (_what, from, reason) => {
  await expect(loadCatalogue(from)).rejects.toMatchObject({
    code: "CATALOGUE_MISSING",
    sentence: expect.stringContaining(reason),
  });
});

test("https where a server speaks http is a mistake in the address", async () => {
  await expect(loadCatalogue(`${address.replace("http:", "https:")}/catalogue.json`)).rejects.toMatchObject({
    code: "CATALOGUE_MISSING",
  });
});

test("a file that is not there is named", async () => {
  await expect(loadCatalogue(join(folder, "lost.json"))).rejects.toMatchObject({ code: "CATALOGUE_UNREADABLE" });
});

const [event] = catalogue.events;

test.each<[string, unknown, RegExp]>([
  ["no JSON", "{", /is no catalogue: .*JSON/],
  ["another document", {}, /must have required property 'catalogueVersion'/],
  ["a later format", { catalogueVersion: 2 }, /has format 2; this knows 1/],
  [
    "a name that would leave the folder",
    { ...catalogue, domains: [{ ...catalogue.domains[0], name: "../x" }] },
    /\/domains\/0\/name must match pattern/,
  ],
  [
    "a type that would become code",
    { ...catalogue, events: [{ ...event, type: 'A.v1";x' }] },
    /\/events\/0\/type must match pattern/,
  ],
  [
    "a shape that would become code",
    { ...catalogue, events: [{ ...event, schema: { $defs: { "A=any;": {} } } }] },
    /\$defs/,
  ],
])("%s is refused, with the place", (_what, value, reason) => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  expect(() => parseCatalogue(text, "catalogue.json")).toThrow(reason);
});
