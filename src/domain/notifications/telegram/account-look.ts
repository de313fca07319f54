import { EXCHANGE_PACE, PAPER_PACE } from "../../accounts/next-read.ts";
import { liquidationDistance } from "../../position/distance.ts";
import type { Side } from "../../position/side.ts";
import { type BasisPoints, MAX_PRICE, type PriceHalfUsd, type Sats, type Usd } from "../../units.ts";

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

export type JudgedPosition = {
  readonly position: PositionLook;
  /** Null when no price can liquidate it. */
  readonly distance: BasisPoints | null;
  readonly kind: "safe" | "watch" | "danger";
};

const SECOND = 1_000;
const PRICE_STALE_MS = 10 * SECOND;
const PROOF_STALE_MS = 180 * SECOND;
/** What a reading may take beyond the moment it is due. */
const LATE_MS = 25 * SECOND;
/** That much past its time a stale reading is blind. */
const BLIND_AFTER_MORE_MS = 60 * SECOND;
/** Without a guard that can fire, liquidation closer than this is danger. */
const UNGUARDED_DANGER = 500;

type Sight = "fresh" | "stale" | "blind";

const sightOfAge = (ageMs: number | null, staleAfterMs: number): Sight => {
  if (ageMs === null) return "stale";
  if (ageMs > staleAfterMs + BLIND_AFTER_MORE_MS) return "blind";
  return ageMs > staleAfterMs ? "stale" : "fresh";
};

const sightOfBlind = (blindMs: number | null): Sight => {
  if (blindMs === null) return "fresh";
  return blindMs >= BLIND_AFTER_MORE_MS ? "blind" : "stale";
};

/** How well the account is seen: as badly as the worst of what the verdict stands on. */
const sightOf = ({ network, positions, ages, blindMs, crossBlindMs }: AccountLook): Sight => {
  const pace = network === "paper" ? PAPER_PACE : EXCHANGE_PACE;
  const heldMs = pace.longestMs + LATE_MS;
  const crossMs = positions.some(({ isCross }) => isCross) ? heldMs : heldMs + pace.balanceMs;
  const sights = [
    sightOfAge(ages.price, PRICE_STALE_MS),
    sightOfAge(ages.positions, heldMs),
    sightOfAge(ages.proof, PROOF_STALE_MS),
    ages.cross === "unseen" ? "fresh" : sightOfAge(ages.cross, crossMs),
    sightOfBlind(blindMs),
    sightOfBlind(crossBlindMs),
  ];
  if (sights.includes("blind")) return "blind";
  return sights.includes("stale") ? "stale" : "fresh";
};

const distanceAt = ({ side, liquidation }: PositionLook, price: PriceHalfUsd): BasisPoints | null =>
  liquidation >= MAX_PRICE ? null : liquidationDistance(side, liquidation, price);

/** Safe is far enough and protected; danger is past the trigger, or near with nothing that can act; a stop stands before that. */
export const judgePosition = (position: PositionLook, last: PriceHalfUsd): JudgedPosition => {
  const distance = distanceAt(position, last);
  if (distance === null) return { position, distance, kind: "safe" };
  const { guard, stopLoss } = position;
  const isGuarded = guard?.state === "armed" && guard.cannotFire === null;
  const at = isGuarded ? guard.trigger : null;
  const danger = at === null ? UNGUARDED_DANGER : (distanceAt(position, at) ?? UNGUARDED_DANGER);
  const isStopped = !isGuarded && stopLoss !== null;
  if (distance < danger && !isStopped) return { position, distance, kind: "danger" };
  const isNear = distance < Math.ceil(danger * 1.5);
  return { position, distance, kind: isNear || !(isGuarded || isStopped) ? "watch" : "safe" };
};

const RANK = { danger: 0, watch: 1, safe: 2 } as const;

/** The worst first; among equals the one nearest to its liquidation. */
export const byRisk = (one: JudgedPosition, other: JudgedPosition): number =>
  RANK[one.kind] - RANK[other.kind] ||
  (one.distance ?? Number.POSITIVE_INFINITY) - (other.distance ?? Number.POSITIVE_INFINITY);

/**
 * The verdict on one account and its worst position, by the same measures as the first page: what is not current, or not
 * seen, overrides Safe and Watch and never hides a Danger.
 */
export const judgeAccount = (
  look: AccountLook,
): { readonly verdict: Verdict; readonly worst: JudgedPosition | null } => {
  const { last, positions } = look;
  const judged = last === null ? [] : positions.map((position) => judgePosition(position, last));
  const worst = judged.toSorted(byRisk)[0] ?? null;
  if (worst?.kind === "danger") return { verdict: "danger", worst };
  const sight = sightOf(look);
  if (sight !== "fresh") return { verdict: sight, worst };
  return { verdict: worst?.kind ?? "empty", worst };
};
