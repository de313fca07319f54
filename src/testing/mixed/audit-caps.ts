import type { IntentRow } from "#cli/sim/model/model-rows.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { MixedWorld } from "./mixed-world.ts";

const DAY_MS = 24 * 60 * 60_000;

type TopUp = {
  readonly at: number;
  readonly amount: number;
  /** What was at stake and free when it was decided, as the intent keeps it. */
  readonly atStake: number;
  readonly balance: number;
};

const topUpOf = ({ plan, state }: IntentRow): TopUp | null => {
  const { action, facts, plannedAt } = plan;
  if (state !== "confirmed" || action.kind !== "add-margin" || facts.kind !== "margin-guard") return null;
  const { position, balance } = facts.inputs;
  const atStake = position.margin + Math.max(0, position.fundingPaid);
  return { at: plannedAt, amount: action.amount, atStake, balance };
};

const sum = (topUps: readonly TopUp[]): number => topUps.reduce((total, { amount }) => total + amount, 0);

const isOver = (value: number, cap: number | null): boolean => cap !== null && value > cap;

/** The bounds of a guard that its top-ups passed, by name; `topUps` oldest first. */
const passedBy = (config: MarginGuardConfig, topUps: readonly TopUp[]): readonly string[] => {
  const { maxTotal, maxPerAction, maxPerDay, maxLoss, reserve, cooldownMs } = config;
  const passed = new Set<string>();
  if (isOver(sum(topUps), maxTotal)) passed.add("total");
  for (const [place, { at, amount, atStake, balance }] of topUps.entries()) {
    const day = topUps.slice(0, place + 1).filter((one) => one.at > at - DAY_MS);
    const before = topUps[place - 1];
    if (isOver(amount, maxPerAction)) passed.add("action");
    if (isOver(sum(day), maxPerDay)) passed.add("day");
    if (isOver(atStake + amount, maxLoss)) passed.add("loss");
    if (balance - amount < reserve) passed.add("reserve");
    if (before !== undefined && at - before.at < cooldownMs) passed.add("cooldown");
  }
  return [...passed];
};

/** Entries that opened more often than they may: a ladder once a rung, any other once. */
const entriesPassed = ({ stores }: MixedWorld): number => {
  const opened = new Map<string, { count: number; most: number }>();
  for (const { plan, state } of stores.tables.intents.values()) {
    if (plan.action.kind !== "open-trade" || state !== "confirmed" || plan.facts.kind !== "rule") continue;
    const { decision } = plan.facts;
    if (decision.of !== "auto-entry") continue;
    const { when, maxEntries } = decision.inputs.config;
    const most = when.kind === "ladder" ? when.prices.length : maxEntries;
    opened.set(plan.cause.id, { most, count: (opened.get(plan.cause.id)?.count ?? 0) + 1 });
  }
  return [...opened.values()].filter(({ count, most }) => count > most).length;
};

/** How many bounds were passed, of guards and of entries. */
export const capsPassed = (world: MixedWorld): number => {
  const { intents, automations } = world.stores.tables;
  const byGuard = Map.groupBy([...intents.values()], ({ plan }) => plan.cause.id);
  const guards = [...automations].reduce((count, [id, { guard }]) => {
    const topUps = (byGuard.get(id) ?? []).map(topUpOf).filter((one) => one !== null);
    return (
      count +
      passedBy(
        guard.config,
        topUps.toSorted((one, other) => one.at - other.at),
      ).length
    );
  }, 0);
  return guards + entriesPassed(world);
};
