import { delimiter } from "node:path";

/** What the local cloud reads from the machine's environment. */
export interface Machine {
  /** JAVA_HOME. */
  readonly javaHome?: string;
  /** The folders of PATH, in order. */
  readonly path: readonly string[];
}

/** The one place where the local cloud reads environment variables. */
export function readMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  const { JAVA_HOME: javaHome, PATH: path = "" } = env;
  return { ...(javaHome && { javaHome }), path: path.split(delimiter).filter((folder) => folder !== "") };
}

/** The folder of recorded answers and cases of others (STREAMBRIDGE_CONFORMANCE); undefined: it is where it usually is. */
export function readConformanceFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env["STREAMBRIDGE_CONFORMANCE"];
}
