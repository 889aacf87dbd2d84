import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("a sign-up through the HTTP API reaches the search index, Slack, the CRM and the inbox", async () => {
  const { userId } = await world.api.register({
    firstname: "Ada",
    lastname: "Lovelace",
    email: "ada@example.com",
  });

  const { algolia, slack, hubspot, ses } = world.vendors;
  const [indexed, posted, contact, mail] = await Promise.all([
    algolia.waitFor((effect) => effect.subject === userId),
    slack.waitFor((effect) => effect.summary.includes("Ada Lovelace")),
    hubspot.waitFor((effect) => effect.subject === userId),
    ses.waitFor((effect) => effect.subject === "ada@example.com"),
  ]);

  expect(indexed.body).toMatchObject({ objectID: userId, fullname: "Ada Lovelace", email: "ada@example.com" });
  expect(posted.summary).toContain("Ada Lovelace");
  expect(JSON.stringify(contact.body)).toContain("Lovelace");
  expect(mail.summary).toContain("ada@example.com");
});
