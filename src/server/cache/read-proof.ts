import type { Cache } from "#ports/cache.ts";
import type { Canary } from "#ports/canary.ts";
import { PROOF } from "./cache-spaces.ts";

/** When protection was last proven, a second old at most; null where nobody proves it. What reading throws passes through. */
export const readProof = async (deps: {
  readonly ownCache: Cache;
  readonly canary: Pick<Canary, "standing">;
}) => {
  const { proof } = await deps.ownCache.through(PROOF, "the installation's", [], async () => {
    const standing = await deps.canary.standing();
    if (standing === null) return { proof: null };
    const { startedAt, provenAt } = standing;
    return { proof: { startedAt, provenAt } };
  });
  return proof;
};
