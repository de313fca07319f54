import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import { crossAtStake } from "../cross-guard/cross-stake.ts";
import { previewCrossGuard } from "../cross-guard/preview-cross-guard.ts";
import { capBounds, tightest } from "../guard-bounds.ts";
import type { SpendingCross } from "./conflict-facts.ts";

/** As if the account had all the sats there are: what is left then is what the caps say. */
const ALL_SATS = sats(Number.MAX_SAFE_INTEGER);

/**
 * What the guard of the cross position counts on, in sats, as `countedOn` says of one of an isolated position: all that its
 * caps in total leave, or its first top-up from `last` where it has no such cap; nothing where no step of it adds.
 */
export const crossCountedOn = ({ position, config, spending }: SpendingCross, last: PriceHalfUsd): Sats => {
  if (!config.steps.some(({ deed }) => deed.kind === "add-margin")) return sats(0);
  const { accountRoom: _, ...own } = spending;
  const unbounded = { ...config, reserve: sats(0), maxPerAction: null, maxPerDay: null };
  if (config.maxTotal !== null || config.maxLoss !== null) {
    const atStake = crossAtStake(position, config.lostBefore);
    const bound = tightest(capBounds({ caps: unbounded, spending: own, balance: ALL_SATS, atStake }));
    return sats(Math.max(0, bound?.room ?? 0));
  }
  const facts = { position, last, balance: ALL_SATS, spending: own, config: { ...config, reserve: sats(0) } };
  return previewCrossGuard(facts)?.verdict.needed ?? sats(0);
};
