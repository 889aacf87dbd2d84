import type { ProjectCopy } from "@streambridge/local-cloud";
import { changedProject, type Edit } from "./changed-project.ts";
import { openRows, type Rows } from "./rows.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

/** The world of a project in which somebody has changed a few lines, and goes on changing: its functions follow. */
export interface ChangedWorld {
  readonly copy: ProjectCopy;
  readonly world: World;
  readonly rows: Rows;
  close(): Promise<void>;
}

/** Copies this project, changes it, and boots what the copy says. */
export async function openChangedWorld(edits: readonly Edit[], options: WorldOptions = {}): Promise<ChangedWorld> {
  const copy = changedProject(...edits);
  try {
    const world = await openWorld(copy.folder, { ...options, watch: true });
    const rows = openRows(world);
    const close = async (): Promise<void> => {
      rows.close();
      await world.close();
      copy.remove();
    };
    return { copy, world, rows, close };
  } catch (failure) {
    copy.remove();
    throw failure;
  }
}
