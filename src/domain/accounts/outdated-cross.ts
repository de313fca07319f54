import type { CrossPosition } from "../position/cross-position.ts";

/**
 * What the exchange lists lags seconds behind what it has done. A reading of the cross position that is older than what is
 * known by the exchange's own time counts as not read for so long, milliseconds; after that the exchange is right, whatever
 * its times say.
 */
export const OUTDATED_CROSS_MS = 30_000;

type Dated = { readonly position: Pick<CrossPosition, "updatedAt">; readonly readAt: number };

/**
 * Whether a reading shows a cross position as it was before the one that is known: as flat, when it was opened since, or with
 * less margin than was added. Times in epoch milliseconds; `updatedAt` is the exchange's.
 */
export const isOutdatedCross = (known: Dated, read: Dated): boolean =>
  read.position.updatedAt < known.position.updatedAt && read.readAt - known.readAt < OUTDATED_CROSS_MS;
