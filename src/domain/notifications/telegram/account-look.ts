import type { Side } from "../../position/side.ts";
import type { PriceHalfUsd, Sats, Usd } from "../../units.ts";
import {
  type Freshness,
  flatCrossStaleAfterMs,
  freshnessOf,
  freshnessOfBlind,
  positionsStaleAfterMs,
  STALE_AFTER_MS,
  worstFreshness,
} from "../../verdict/judge-freshness.ts";
import { byRisk, judgePosition, type PositionRisk } from "../../verdict/judge-position.ts";

export type GuardLook = {
  readonly state: "armed" | "paused" | "ended";
  /** The price it waits for that the market meets first; null when it waits for none. */
  readonly trigger: PriceHalfUsd | null;
  /** Why it could not fire now, as `whyCannotFire` says it; null when it can. */
  readonly cannotFire: string | null;
  readonly addedInAll: Sats;
};

/** Something that can be liquidated: an isolated position, or the cross one. */
export type PositionLook = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly liquidation: PriceHalfUsd;
  readonly stopLoss: PriceHalfUsd | null;
  readonly guard: GuardLook | null;
  readonly isCross: boolean;
};

/** One exchange account as far as the bot tells of it. Ages in milliseconds; null for what never was read. */
export type AccountLook = {
  readonly label: string;
  readonly network: "mainnet" | "signet" | "paper";
  readonly balance: Sats | null;
  readonly last: PriceHalfUsd | null;
  readonly positions: readonly PositionLook[];
  readonly ages: {
    readonly price: number | null;
    readonly positions: number | null;
    /** Of the last tick, on whatever network: the guards ran then. */
    readonly proof: number | null;
    /** `unseen` where its key may not read the cross margin. */
    readonly cross: number | null | "unseen";
  };
  /** For how long it could not be read; null while it can. */
  readonly blindMs: number | null;
  readonly crossBlindMs: number | null;
};

export type Verdict = "safe" | "watch" | "danger" | "stale" | "blind" | "empty";

export type JudgedPosition = PositionRisk & { readonly position: PositionLook };

/** How well the account is seen: as badly as the worst of what the verdict stands on. */
const sightOf = ({ network, positions, ages, blindMs, crossBlindMs }: AccountLook): Freshness => {
  const isCrossHeld = positions.some(({ isCross }) => isCross);
  const crossMs = (isCrossHeld ? positionsStaleAfterMs : flatCrossStaleAfterMs)(network);
  return worstFreshness([
    freshnessOf(ages.price, STALE_AFTER_MS.price),
    freshnessOf(ages.positions, positionsStaleAfterMs(network)),
    freshnessOf(ages.proof, STALE_AFTER_MS.proof),
    ages.cross === "unseen" ? "fresh" : freshnessOf(ages.cross, crossMs),
    freshnessOfBlind(blindMs),
    freshnessOfBlind(crossBlindMs),
  ]);
};

/** A position with the verdict on it alone, at the last price. */
export const judgeLook = (position: PositionLook, last: PriceHalfUsd): JudgedPosition => ({
  position,
  ...judgePosition(position, last),
});

/**
 * The verdict on one account and its worst position, by the measures of the first page: what is not current, or not
 * seen, overrides Safe and Watch and never hides a Danger.
 */
export const judgeAccount = (
  look: AccountLook,
): { readonly verdict: Verdict; readonly worst: JudgedPosition | null } => {
  const { last, positions } = look;
  const judged = last === null ? [] : positions.map((position) => judgeLook(position, last));
  const worst = judged.toSorted(byRisk)[0] ?? null;
  if (worst?.kind === "danger") return { verdict: "danger", worst };
  const sight = sightOf(look);
  if (sight !== "fresh") return { verdict: sight, worst };
  return { verdict: worst?.kind ?? "empty", worst };
};
