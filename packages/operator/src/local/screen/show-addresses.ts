import type { LocalCloud } from "@streambridge/local-cloud";
import type { Screen } from "./screen.ts";

/** Says which addresses to use, each with a line that can be pasted into a shell. */
export function showAddresses(screen: Screen, { endpoint, region }: LocalCloud, api: string, token: string): void {
  const { strong } = screen.paint;
  screen.line();
  screen.line(strong("It stays up. What comes in shows here; Ctrl-C ends it."));
  screen.line();
  screen.line("Register a user through the HTTP API:");
  screen.line(`  curl -X POST ${api}/users -H 'content-type: application/json' \\`);
  screen.verbatim(`    -H 'authorization: Bearer ${token}' \\`);
  screen.verbatim(`    -d '{"firstname":"Katherine","lastname":"Johnson","email":"kj'$RANDOM'@example.com"}'`);
  screen.line();
  screen.line("Speak to the services as to AWS, here with the AWS CLI:");
  screen.line(`  export AWS_ENDPOINT_URL=${endpoint} AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local`);
  // SDKs read the one, the first version of the CLI and boto3 the other.
  screen.line(`  export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`);
  screen.line("  aws dynamodb list-tables");
  screen.line();
  screen.line("See what failed, and send it again:");
  screen.line("  pnpm streambridge failures list");
  screen.line();
}

/** Says in one line what the stack has and this machine does not. */
export function showNotEmulated(screen: Screen, notEmulated: ReadonlyMap<string, number>): void {
  if (notEmulated.size === 0) return;
  const parts = [...notEmulated].map(([type, count]) => `${count} ${type.split(":").at(-1)}`);
  screen.paragraph(`  Not emulated on this machine: ${parts.join(", ")}.`);
}
