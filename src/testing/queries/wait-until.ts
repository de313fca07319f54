import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 20_000;

/** Back once it is so. @throws Error where it never is. */
export const waitUntil = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const end = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}`);
    await sleep(LOOK_EVERY_MS);
  }
};
