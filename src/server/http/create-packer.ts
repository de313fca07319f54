import { constants, createGzip, type Gzip, type ZlibReset } from "node:zlib";

/** Its types leave out that it begins anew, as the engine of any deflate does. */
type Engine = Gzip & ZlibReset;

/**
 * Packs bytes with gzip, by engines that are used again: whatever the handle of an engine reaches, the answer that it packed
 * and all that made it, stays in memory until the runtime looks through all of it, which it then does every few seconds.
 */
export const createPacker = (): ((bytes: Uint8Array) => Promise<Buffer>) => {
  const resting: Engine[] = [];
  return (bytes) =>
    new Promise((resolve, reject) => {
      const engine = resting.pop() ?? (createGzip() as Engine);
      const parts: Buffer[] = [];
      const take = (part: Buffer): void => void parts.push(part);
      engine.on("data", take).once("error", reject);
      engine.write(bytes);
      engine.flush(constants.Z_FINISH, () => {
        engine.off("data", take).off("error", reject);
        engine.reset();
        resting.push(engine);
        resolve(Buffer.concat(parts));
      });
    });
};
