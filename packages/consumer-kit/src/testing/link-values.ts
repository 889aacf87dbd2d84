/**
 * Links values as a deployment would, for code that reads them through `linked`. To be called before anything is read:
 * SST reads the environment once.
 */
export function linkValues(values: Readonly<Record<string, string>>): void {
  const resources = Object.entries(values).map(([name, value]) => [name, { type: "sst.sst.Secret", value }]);
  process.env["SST_RESOURCES_JSON"] = JSON.stringify(Object.fromEntries(resources));
  process.env["SST_RESOURCE_App"] = JSON.stringify({ name: "sample", stage: "test" });
}
