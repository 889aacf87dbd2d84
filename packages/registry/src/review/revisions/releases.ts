import { git } from "./git.ts";
import type { Revision } from "./git-tree.ts";

/** Where the tags of releases live; then come the stage and a number. */
export const RELEASE_PREFIX = "released/";

const RELEASE = /^released\/([A-Za-z0-9-]+)\/([1-9]\d*)$/;

/** One release: what a stage published from then on. */
export interface Release extends Revision {
  readonly kind: "release";
  readonly stage: string;
  readonly number: number;
}

/** The releases that the repository's tags record, oldest first within each stage; of one stage only, when it is named. */
export function readReleases(root: string, stage?: string): readonly Release[] {
  const names = git(root, ["for-each-ref", "--format=%(refname:strip=2)", `refs/tags/${RELEASE_PREFIX}`]).split("\n");
  return names
    .flatMap((name): Release[] => {
      const found = RELEASE.exec(name);
      if (found?.[1] === undefined || (stage !== undefined && found[1] !== stage)) return [];
      return [{ name, kind: "release", commit: `refs/tags/${name}`, stage: found[1], number: Number(found[2]) }];
    })
    .sort((one, other) => (one.stage === other.stage ? one.number - other.number : one.stage < other.stage ? -1 : 1));
}
