import { expect, test } from "vitest";
import { oneMoreRun } from "./one-more-run.ts";

/** Work whose runs end when the test says so. */
function gatedWork() {
  const gates: PromiseWithResolvers<void>[] = [];
  const run = oneMoreRun(() => {
    const gate = Promise.withResolvers<void>();
    gates.push(gate);
    return gate.promise;
  });
  return { gates, run };
}

test("calls while it runs share one more run, and wait for that", async () => {
  const { gates, run } = gatedWork();
  const first = run();
  const second = run();
  const third = run();
  expect(gates).toHaveLength(1);
  gates[0]!.resolve();
  await first;
  expect(gates).toHaveLength(2);
  let isSecondDone = false;
  void second.then(() => (isSecondDone = true));
  await Promise.resolve();
  expect(isSecondDone).toBe(false);
  gates[1]!.resolve();
  await Promise.all([second, third]);
  expect(gates).toHaveLength(2);
});

test("a run that fails does not keep the next from running", async () => {
  const { gates, run } = gatedWork();
  const first = run();
  const second = run();
  gates[0]!.reject(new Error("unreadable"));
  await expect(first).rejects.toThrow("unreadable");
  gates[1]!.resolve();
  await second;
  expect(gates).toHaveLength(2);
});
