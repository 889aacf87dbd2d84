import type { CommandDef } from "citty";
import { expect, test } from "vitest";
import { menu } from "../../menu.ts";

const schema = (menu.subCommands as unknown as Record<string, CommandDef>)["schema"];
const verbs = Object.entries((schema?.subCommands ?? {}) as Record<string, () => Promise<CommandDef>>);

test.each(verbs)("schema %s is loaded when it is called, and explains itself with an example", async (verb, load) => {
  const { meta } = await load();
  expect(meta).toMatchObject({
    name: verb,
    description: expect.stringContaining(`Example: streambridge schema ${verb}`),
  });
});
