import { expect, test } from "vitest";
import { startStandIns } from "./start-stand-ins.ts";

test("each start has ports of its own, and stops twice without harm", async () => {
  const [one, other] = await Promise.all([startStandIns(), startStandIns()]);
  const urls = [one, other].flatMap(({ algolia, slack, hubspot, ses }) => [
    algolia.url,
    slack.url,
    hubspot.url,
    ses.url,
  ]);
  expect(new Set(urls).size).toBe(8);
  expect(one.secrets["HubspotUrl"]).toBe(one.hubspot.url);
  await Promise.all([one.stop(), other.stop()]);
  await one.stop();
  await expect(fetch(one.slack.url)).rejects.toThrow("fetch failed");
});

test("a stand-in ends no connection that idles", async () => {
  const standIns = await startStandIns();
  for (const { url } of [standIns.algolia, standIns.slack, standIns.hubspot]) {
    const { headers } = await fetch(url);
    expect(headers.get("keep-alive"), "no time is set to it").toBe(null);
  }
  await standIns.stop();
});
