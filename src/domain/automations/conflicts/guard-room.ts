import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { boundsOf, tightest } from "../guard-bounds.ts";
import { previewMarginGuard } from "../preview-margin-guard.ts";
import type { SpendingGuard } from "./conflict-facts.ts";

/** As if the account had all the sats there are: what is left then is what the caps say. */
const ALL_SATS = sats(Number.MAX_SAFE_INTEGER);

/** The most that a guard's own caps and leverage of 1 leave for one more top-up, in sats, whatever the account has free. */
export const roomForTopUp = (position: IsolatedPosition, { config, spending }: SpendingGuard): Sats => {
  const { accountRoom: _, ...own } = spending;
  const caps = { ...config, reserve: sats(0) };
  const bound = tightest(boundsOf({ position, balance: ALL_SATS, spending: own, caps }));
  return sats(Math.max(0, bound?.room ?? ALL_SATS));
};

/**
 * What a guard counts on, in sats: all that its caps in total leave, because it may need that; where it has no such cap,
 * what its first top-up takes from `last`, which it will need.
 */
export const countedOn = (position: IsolatedPosition, guard: SpendingGuard, last: PriceHalfUsd): Sats => {
  const { config, spending } = guard;
  if (config.maxTotal !== null || config.maxLoss !== null) {
    const inAll = { ...config, maxPerAction: null, maxPerDay: null };
    return roomForTopUp(position, { config: inAll, spending });
  }
  const unbounded = { ...config, reserve: sats(0) };
  const preview = previewMarginGuard({ position, last, balance: ALL_SATS, spending, config: unbounded });
  return preview === null ? sats(0) : preview.verdict.needed;
};
