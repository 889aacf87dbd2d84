import type { Blow } from "./undermine.ts";

export const dies: Blow = () => process.exit(1);
