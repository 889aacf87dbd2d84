/*
 * Boots the whole project, with its vendors' stand-ins, in a process of its own; says when it is up, and ends.
 */
import { openWorld } from "../../src/world.ts";

const world = await openWorld();
process.send?.("up");
await world.close();
process.disconnect?.();
