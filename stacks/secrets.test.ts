import { expect, test } from "vitest";
import { prefixOf, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();
const isEnabled = (view: typeof preview, prefix: string): unknown =>
  view.one("EventSourceMapping", `${prefix}Mapping`).inputs["enabled"];

test("a consumer whose secret is unset is deployed with its mapping disabled; the others run (rule 17)", () => {
  const enabled = subscriptions.map((subscription) => [subscription.name, isEnabled(preview, prefixOf(subscription))]);
  expect(enabled).toEqual(subscriptions.map(({ name, secrets = {} }) => [name, Object.keys(secrets).length === 0]));
  expect(enabled).toContainEqual(["welcome-email", true]);
});

test("with its secrets set, every consumer runs", () => {
  for (const subscription of subscriptions) expect(isEnabled(production, prefixOf(subscription))).toBe(true);
});

test("an alarm on the waiting queue says which secret is missing, where to get it and how to set it", () => {
  const alarm = preview.one("MetricAlarm", "SearchIndexSecretsUnset");
  expect(alarm.inputs).toMatchObject({
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: preview.physicalName("Queue", "SearchIndexQueue") },
    threshold: 0,
  });
  expect(alarm.inputs["alarmDescription"]).toContain("npx sst secret set AlgoliaAppId <value> --stage preview-x");
  expect(alarm.inputs["alarmDescription"]).toContain("npx sst secret set AlgoliaApiKey <value> --stage preview-x");
  expect(alarm.inputs["alarmDescription"]).toContain("Algolia dashboard, Settings, API Keys");
  expect(production.byType("MetricAlarm").filter(({ name }) => name.endsWith("SecretsUnset"))).toEqual([]);
});

test("a function reads the secrets and settings of its own subscription, and no others", () => {
  for (const subscription of subscriptions) {
    const { secrets = {}, settings = {} } = subscription;
    const links = production.buildOf(production.physicalName("Function", prefixOf(subscription)))?.links ?? {};
    expect(Object.keys(links).toSorted()).toEqual([...Object.keys(secrets), ...Object.keys(settings)].toSorted());
    for (const [name, value] of Object.entries(settings)) expect(links[name]).toMatchObject({ value });
  }
  for (const other of ["Bridge", "Users", "Orders"]) {
    expect(production.buildOf(production.physicalName("Function", other))?.links).toEqual({});
  }
});
