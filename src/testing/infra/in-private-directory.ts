import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `use` with a directory that is gone afterwards. */
export const inPrivateDirectory = async <T>(use: (home: string) => Promise<T>): Promise<T> => {
  const home = await mkdtemp(join(tmpdir(), "axisor-test-"));
  try {
    return await use(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};
