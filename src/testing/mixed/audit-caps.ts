import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import { crossAtStake } from "#domain/automations/cross-guard/cross-stake.ts";
import type { GuardCaps } from "#domain/automations/guard-bounds.ts";
import type { ReceiptFacts } from "#domain/notifications/receipt.ts";
import type { StoredReceipt } from "#ports/trade-log.ts";
import type { Effect, MixedBooks } from "./read-books.ts";

const DAY_MS = 24 * 60 * 60_000;

type TopUp = {
  readonly at: number;
  /** As the exchange was asked for it, whatever the verdict says. */
  readonly amount: number;
  /** What was at stake and free when it was decided. */
  readonly atStake: number;
  readonly balance: number;
  readonly bounds: GuardCaps & { readonly cooldownMs: number };
};

type GuardFacts = Extract<ReceiptFacts, { readonly kind: "margin-guard" | "cross-guard" }>;

const isOfGuard = (facts: ReceiptFacts): facts is GuardFacts =>
  facts.kind === "margin-guard" || facts.kind === "cross-guard";

const atStakeOf = (facts: GuardFacts): number => {
  if (facts.kind === "cross-guard")
    return crossAtStake(facts.inputs.position, facts.inputs.config.lostBefore);
  const { margin, fundingPaid } = facts.inputs.position;
  return margin + Math.max(0, fundingPaid);
};

const topUpOf = ({ facts }: StoredReceipt, { action, amount }: Effect): TopUp | null => {
  if (!isOfGuard(facts) || amount === null) return null;
  if (action !== "add-margin" && action !== "deposit-cross") return null;
  const { tick, balance, config } = facts.inputs;
  return { at: tick.at, amount, atStake: atStakeOf(facts), balance, bounds: config };
};

const sum = (topUps: readonly TopUp[]): number => topUps.reduce((total, { amount }) => total + amount, 0);

const isOver = (value: number, cap: number | null): boolean => cap !== null && value > cap;

/** The bounds of a guard that its top-ups passed, by name; `topUps` oldest first. */
const passedBy = (topUps: readonly TopUp[]): readonly string[] => {
  const passed = new Set<string>();
  for (const [place, { at, amount, atStake, balance, bounds }] of topUps.entries()) {
    const until = topUps.slice(0, place + 1);
    const before = topUps[place - 1];
    if (isOver(sum(until), bounds.maxTotal)) passed.add("total");
    if (isOver(amount, bounds.maxPerAction)) passed.add("action");
    if (isOver(sum(until.filter((one) => one.at > at - DAY_MS)), bounds.maxPerDay)) passed.add("day");
    if (isOver(atStake + amount, bounds.maxLoss)) passed.add("loss");
    if (balance - amount < bounds.reserve) passed.add("reserve");
    if (before !== undefined && at - before.at < bounds.cooldownMs) passed.add("cooldown");
  }
  return [...passed];
};

/** A reduction of more contracts than one may close, or than there are: that would turn the position over. */
const isReducedTooFar = ({ facts }: StoredReceipt): boolean => {
  if (facts.kind !== "cross-guard" || facts.verdict.kind !== "reduce") return false;
  const { maxReduce }: CrossGuardConfig = facts.inputs.config;
  return isOver(facts.verdict.quantity, maxReduce) || facts.verdict.quantity > facts.inputs.position.quantity;
};

/** How often an entry may open: a ladder once a rung, any other as often as it says; null for what is no entry. */
const mostOf = ({ facts }: StoredReceipt): number | null => {
  if (facts.kind !== "rule" || facts.decision.of !== "auto-entry") return null;
  const { when, maxEntries } = facts.decision.inputs.config;
  return when.kind === "ladder" ? when.prices.length : maxEntries;
};

type Done = { readonly effect: Effect; readonly receipt: StoredReceipt };

const entriesPassed = (done: readonly Done[]): number => {
  const opened = Map.groupBy(
    done.filter(({ effect }) => effect.action === "open-trade"),
    ({ effect }) => effect.cause.id,
  );
  return [...opened.values()].filter((all) => all.some(({ receipt }) => isOver(all.length, mostOf(receipt))))
    .length;
};

/** How many bounds were passed, of guards and of entries. */
export const capsPassed = ({ effects, receipts }: MixedBooks): number => {
  const kept = new Map(receipts.map((receipt) => [`${receipt.intentId} ${receipt.outcome}`, receipt]));
  const done = effects.flatMap((effect): Done[] => {
    const receipt = kept.get(`${effect.id} confirmed`);
    return effect.state === "confirmed" && receipt !== undefined ? [{ effect, receipt }] : [];
  });
  const topUps = [...Map.groupBy(done, ({ effect }) => effect.cause.id).values()].map((all) =>
    all.map(({ receipt, effect }) => topUpOf(receipt, effect)).filter((one) => one !== null),
  );
  const guards = topUps.reduce(
    (count, own) => count + passedBy(own.toSorted((one, other) => one.at - other.at)).length,
    0,
  );
  return guards + done.filter(({ receipt }) => isReducedTooFar(receipt)).length + entriesPassed(done);
};
