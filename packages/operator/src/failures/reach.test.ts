import { GetParametersByPathCommand } from "@aws-sdk/client-ssm";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explainFault } from "./explain-fault.ts";
import { reach } from "./reach.ts";

// Takes every connection, and says nothing.
let silent: Server;
beforeAll(async () => {
  silent = createServer((socket) => void socket.on("error", () => {}));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void silent.close());

test("an address that takes connections and never answers ends a command, and is named", async () => {
  const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const patience = { connectMs: 20, answerMs: 20, functionMs: 20 };
  const within = reach({ stage: "local", endpoint, project: ".", patience });
  const failure: unknown = await within.ssm.send(new GetParametersByPathCommand({ Path: "/" })).catch((error) => error);
  within.close();
  expect(explainFault(failure, within)).toMatchObject({
    code: "AWS_FAILED",
    sentence: expect.stringContaining(`no answer from ${endpoint}`),
  });
});
