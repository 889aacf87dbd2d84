import { StreambridgeError } from "@streambridge/errors";
import { reloadFunctions } from "../services/lambda/watch/reload-functions.ts";
import type { Booting } from "./booting.ts";
import { bundleFunction, type BundledFunction } from "./bundle-functions.ts";
import type { Running } from "./start-functions.ts";

/** Lets each function follow its sources from now on, until the end. */
export function watchFunctions(
  booting: Booting,
  bundled: readonly BundledFunction[],
  replace: Running["replace"],
): void {
  const byName = new Map(bundled.map((one) => [one.asked.name, one]));
  const stop = reloadFunctions({
    bundled: new Map(bundled.map(({ asked, bundle }) => [asked.name, bundle])),
    bundle: (name) => bundleFunction(booting, (byName.get(name) ?? refuse(name)).asked),
    replace,
    spy: booting.spy,
  });
  booting.ending.add(stop);
}

function refuse(name: string): never {
  throw new StreambridgeError("UNEXPECTED", `function ${name} is reloaded, which was never bundled`);
}
