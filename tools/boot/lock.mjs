import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const LOCK = join(".streambridge", "install.lock");
const LOOK_AGAIN_MS = 200;

/**
 * Runs `work` while no other boot of this tree does. A lock whose owner has died is taken over.
 * `onWait` is called once, with the owner's process id, when somebody else holds the lock.
 */
export async function withLock(root, work, onWait) {
  const file = join(root, LOCK);
  mkdirSync(dirname(file), { recursive: true });
  const token = `${process.pid} ${randomBytes(8).toString("hex")}`;
  await take(file, token, onWait);
  const release = () => releaseIfMine(file, token);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }
}

async function take(file, token, onWait) {
  let told = false;
  while (!create(file, token)) {
    const owner = read(file);
    if (owner !== undefined && !isAlive(owner)) {
      removeStale(file, owner);
      continue;
    }
    if (!told && owner !== undefined) onWait(pidOf(owner));
    told = true;
    await wait(LOOK_AGAIN_MS);
  }
}

/**
 * Removes the lock of a dead owner. Only who first makes the claim file for that very owner may do it, and looks again
 * before: otherwise a slow second process would remove the lock that a quick one has taken meanwhile.
 */
function removeStale(file, owner) {
  const claim = `${file}.${owner.split(" ")[1]}`;
  if (!create(claim, "")) return;
  if (read(file) === owner) rmSync(file, { force: true });
  rmSync(claim, { force: true });
}

function releaseIfMine(file, token) {
  if (read(file) === token) rmSync(file, { force: true });
}

/** Creates the file with this text; false when it is there already. */
function create(file, text) {
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, text);
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The owner's token; undefined when the lock is gone or its owner has not written it yet. */
function read(file) {
  try {
    return readFileSync(file, "utf8") || undefined;
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function pidOf(token) {
  return Number(token.split(" ")[0]);
}

function isAlive(token) {
  try {
    process.kill(pidOf(token), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
