// The one file that the host's Node runs, plain JavaScript on purpose: install the workspace, find Node 24, run the command on it.
import { install } from "./boot/install.mjs";
import { findNode } from "./boot/find-node.mjs";
import { run } from "./boot/run.mjs";
import { HOST_NODE_MAJOR, root } from "./boot/place.mjs";

/** What each sub-command runs on Node 24, relative to the workspace; what the user typed follows. */
const commands = {
  start: ["packages/operator/src/main.ts", "local", "start"],
  test: ["tools/test.ts"],
  check: ["tools/test.ts", "--without-stories"],
  audit: ["tools/audit.ts"],
};

const usage = `Usage: node tools/boot.mjs <${Object.keys(commands).join("|")}> [arguments]

  start   boots the stack offline and sends a sample through it   npm start -- --once
  test    runs every check and every test                         npm test
  check   the same without the stories                            npm run check
  audit   asks what is known to be wrong with dependencies        npm run audit
`;

async function boot(name, rest) {
  if (!Object.hasOwn(commands, name ?? "")) {
    process.stderr.write(name === undefined ? usage : `Unknown command "${name}".\n\n${usage}`);
    return 2;
  }
  if (Number.parseInt(process.versions.node, 10) < HOST_NODE_MAJOR) {
    process.stderr.write(`This is Node ${process.versions.node}; install Node ${HOST_NODE_MAJOR} or later.\n`);
    return 1;
  }
  const installed = await install(root);
  if (installed !== 0) return installed;
  const node = findNode(root);
  if (node === undefined) {
    process.stderr.write("No Node 24 could be fetched for this machine; install Node 24 (nodejs.org) and run again.\n");
    return 1;
  }
  return run(node, [...commands[name], ...rest], root);
}

const [name, ...rest] = process.argv.slice(2);
process.exitCode = await boot(name, rest);
