import { constants, createGzip, type Gzip, type ZlibReset } from "node:zlib";

/** Its types leave out that it begins anew, as the engine of any deflate does. */
type Engine = Gzip & ZlibReset;

/** More of them at once wait for each other in the runtime's four threads. */
const MOST_RESTING = 8;

/**
 * Packs bytes with gzip, by engines that are used again: whatever the handle of an engine reaches, the answer that it packed
 * and all that made it, stays in memory until the runtime looks through all of it. An engine that failed is not used again.
 */
export const createPacker = (): ((bytes: Uint8Array) => Promise<Buffer>) => {
  const resting: Engine[] = [];
  const rest = (engine: Engine): void => {
    if (resting.length < MOST_RESTING) {
      engine.reset();
      resting.push(engine);
    } else engine.close();
  };
  return async (bytes) => {
    const engine = resting.pop() ?? (createGzip() as Engine);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const parts: Buffer[] = [];
    const take = (part: Buffer): void => void parts.push(part);
    engine.on("data", take).once("error", reject);
    engine.write(bytes);
    engine.flush(constants.Z_FINISH, resolve);
    await promise;
    engine.off("data", take).off("error", reject);
    rest(engine);
    return Buffer.concat(parts);
  };
};
