import { randomUUID } from "node:crypto";
import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 10;
/** A write takes milliseconds; whoever waits holds a turn at the database that must not be idle for longer. */
const PATIENCE_MS = 3_000;
/** Far longer than any write: whoever locked so long ago died before it could unlock. */
const ABANDONED_MS = 30_000;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/** What differs between two writings of a file, also of one moment: clocks of file systems are coarse. Null without one. */
export async function versionOf(file: string): Promise<string | null> {
  try {
    const { ino, size, mtimeNs } = await stat(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch (error) {
    // A file that cannot be looked at is not one that is not there: nobody may write a first one in its place.
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** The version of the lock when it is ours now; null when somebody else has it. */
async function tryLock(lock: string): Promise<string | null> {
  try {
    await (await open(lock, "wx", 0o600)).close();
    return await versionOf(lock);
  } catch (error) {
    if (hasCode(error, "EEXIST")) return null;
    throw error;
  }
}

/** Takes away the lock of somebody who died. Of two who try, the second may have taken a living one: it is put back. */
async function breakAbandoned(lock: string): Promise<void> {
  const [version, found] = [await versionOf(lock), await stat(lock).catch(() => null)];
  // One from the future was made before the clock was set back: that is no reason to wait for it.
  if (found === null || Math.abs(Date.now() - found.mtimeMs) < ABANDONED_MS) return;
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return;
    throw error;
  }
  if ((await versionOf(aside)) === version) await rm(aside);
  else await rename(aside, lock);
}

async function takeLock(lock: string): Promise<string> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const ours = await tryLock(lock);
    if (ours !== null) return ours;
    await breakAbandoned(lock);
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(
    `${lock} is somebody else's: another process writes the same file. If none does, it is passed over half a minute after it was made. Nothing was written; try again.`,
  );
}

/** What writers that died left half written: it holds keys, so it does not stay. */
async function removeLeftovers(file: string): Promise<void> {
  const [home, name] = [dirname(file), basename(file)];
  const left = (await readdir(home)).filter(
    (entry) => entry.startsWith(`${name}.`) && entry.endsWith(".new"),
  );
  for (const entry of left) await rm(join(home, entry), { force: true });
}

/** A rename is lost with the power until its directory is on the disk too. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function replace(file: string, text: string, version: string | null): Promise<void> {
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    const handle = await open(fresh, "wx", 0o600);
    try {
      await handle.chmod(0o600);
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    // Not everybody locks: an editor does not, nor does who restores a copy.
    if ((await versionOf(file)) !== version) {
      throw new Error(`${file} was changed meanwhile by somebody else. Nothing was written; try again.`);
    }
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
  await syncDirectory(dirname(file));
}

/**
 * Rewrites a file that other processes write too: one after another, each from what the one before left. `change` gets
 * the text as it is, null where there is no file, and answers with the new one or with null to leave it. Written whole or
 * not at all, also when the power goes, and readable by its owner alone.
 * @throws Error when another process keeps writing, or did without asking; nothing is changed then.
 */
export async function rewriteAlone(
  file: string,
  change: (old: string | null) => Promise<string | null>,
): Promise<void> {
  const lock = `${file}.lock`;
  const ours = await takeLock(lock);
  try {
    await removeLeftovers(file);
    const version = await versionOf(file);
    const text = await change(version === null ? null : await readFile(file, "utf8"));
    if (text !== null) await replace(file, text, version);
  } finally {
    // Unless somebody took us for dead: then it is theirs.
    if ((await versionOf(lock)) === ours) await rm(lock, { force: true });
  }
}
