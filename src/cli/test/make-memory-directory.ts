import { statfsSync } from "node:fs";
import { CHECKOUT } from "../infra/checkout.ts";
import { homeOf, makeOwn } from "../infra/own-directory.ts";

const MEMORY = "/dev/shm";
/** What statfs(2) calls a file system in memory. */
const TMPFS = 0x01_02_19_94;
/** Ten times what one run has lying there at once (438 MB, by du every five seconds). */
export const ROOM_BYTES = 4 * 1024 ** 3;

/** What a place has left, and what the machine's memory has. */
export type Room = Readonly<{ isMemory: boolean; left: number; memoryLeft: number }>;

const readRoom = (at: string): Room => {
  const memoryLeft = process.availableMemory();
  try {
    const { type, bavail, bsize } = statfsSync(at);
    return { isMemory: type === TMPFS, left: bavail * bsize, memoryLeft };
  } catch {
    return { isMemory: false, left: 0, memoryLeft };
  }
};

/** A run needs as much memory for itself as for what it throws away. */
export const hasRoom = ({ isMemory, left, memoryLeft }: Room): boolean =>
  isMemory && left >= ROOM_BYTES && memoryLeft >= 2 * ROOM_BYTES;

/**
 * A directory in memory for what runs of this checkout throw away, or null where there is no room for it: a run makes and
 * removes some hundred databases of seven hundred files each, which costs a disk several times what it costs memory.
 */
export const makeMemoryDirectory = (): string | null => {
  const home = homeOf(CHECKOUT, MEMORY);
  // The database's own account passes through here to its data.
  return hasRoom(readRoom(MEMORY)) && makeOwn(home, 0o711) ? home : null;
};
