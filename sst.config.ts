/// <reference path="./.sst/platform/config.d.ts" />

/**
 * The contents page of the deployment: each line of `run` makes one part, in the order in which a record travels.
 * (SST allows no imports at the top of this file; they would run before its globals are there.)
 */
export default $config({
  async app(input) {
    const { isProduction, removalOf } = await import("./stacks/stage.ts");
    return {
      name: "streambridge",
      home: "aws",
      removal: removalOf(input.stage),
      protect: isProduction(input.stage),
      providers: { aws: { region: "us-east-1" } },
    };
  },

  async run() {
    const { readSubscriptions, publishedTypes } = await import("./stacks/subscriptions.ts");
    const { createTable } = await import("./stacks/table.ts");
    const { createProducers } = await import("./stacks/producers.ts");
    const { createBus } = await import("./stacks/bus.ts");
    const { createBridge, startReading } = await import("./stacks/bridge.ts");
    const { createBackfill } = await import("./stacks/backfill.ts");
    const { createKeeper } = await import("./stacks/keeper.ts");
    const { createConsumers } = await import("./stacks/consumers.ts");
    const { publishSchemas } = await import("./stacks/registry.ts");
    const { createAlarms } = await import("./stacks/alarms.ts");
    const { createDashboard } = await import("./stacks/dashboard.ts");
    const { writeTopology } = await import("./stacks/topology.ts");

    const subscriptions = await readSubscriptions();

    const table = createTable();
    const { api, callers } = createProducers(table);
    const bus = createBus();
    const bridge = createBridge(table, bus, publishedTypes(subscriptions));
    const backfill = createBackfill(table, bridge);
    const keeper = createKeeper(bridge);
    const consumers = createConsumers(subscriptions, { bus, bridge, backfill, keeper });
    const reading = startReading(bridge, table, consumers);
    publishSchemas();
    const pager = createAlarms({ table, bridge, reading }, consumers);
    createDashboard({ table, bridge, reading, consumers }, pager);
    writeTopology({ table, bus, bridge, backfill, reading, consumers });

    return { api: api.url, callersPool: callers.pool, callersClient: callers.client };
  },
});
