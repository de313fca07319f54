import { entryClientId } from "#domain/automations/entries/client-id.ts";
import { type AutoEntryFacts, decideAutoEntry } from "#domain/automations/entries/decide-auto-entry.ts";
import type { AutoEntryVerdict } from "#domain/automations/entries/entry-verdict.ts";
import { strictestStage } from "#domain/panic/panic-stage.ts";
import type { IsolatedOrder } from "#domain/position/isolated-position.ts";
import { priceHalfUsd, type Usd, usd } from "#domain/units.ts";
import type { StoredEntry, StoredRule } from "#ports/account-rules.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { RuleScene } from "./look-again.ts";
import { readEntryMarket } from "./read-entry-market.ts";

export type StoredEntryRule = Extract<StoredRule, { readonly kind: "auto-entry" }>;
export type EntryScene = RuleScene<StoredEntryRule>;

/** What one look at an entry saw and decided; without a verdict it was only armed from here. */
export type EntrySight = {
  readonly facts: AutoEntryFacts;
  readonly verdict: AutoEntryVerdict | null;
  /** The orders of this rule that rest unfilled at the exchange, by their rung. */
  readonly resting: ReadonlyMap<number, IsolatedOrder>;
};

/**
 * Where the price was when this turn began; null where none has begun: before the first look, after quiet hours, and once an
 * entry was made since, whoever died before they could write that down.
 */
const armedOf = ({ memory }: StoredEntryRule, made: readonly StoredEntry[]) =>
  memory.armed !== null && made.some(({ at }) => memory.armed !== null && at >= memory.armed.at)
    ? null
    : memory.armed;

/** The tick as the trigger saw it: everything since it was hit. */
const tickOf = ({ tick, work }: EntryScene): AutoEntryFacts["tick"] =>
  work === null
    ? tick
    : {
        ...tick,
        low: priceHalfUsd(Math.min(tick.low, work.low)),
        high: priceHalfUsd(Math.max(tick.high, work.high)),
      };

const contractsOf = (trades: readonly { readonly quantity: Usd }[]): number =>
  trades.reduce((sum, { quantity }) => sum + quantity, 0);

const restingOf = (
  made: readonly StoredEntry[],
  orders: readonly IsolatedOrder[],
): ReadonlyMap<number, IsolatedOrder> => {
  const named = new Map(made.map(({ intentId, rung }) => [entryClientId(intentId, rung), rung]));
  return new Map(
    orders.flatMap((order) => {
      const rung = named.get(order.clientId ?? "");
      return rung === undefined ? [] : [[rung, order] as const];
    }),
  );
};

/** How far the panic switch is thrown for an account. */
const stageOf = async (deps: MonitorDeps, { userId, accountId }: StoredRule) => {
  const standing = await deps.panic.standing(userId);
  return strictestStage(
    standing.filter((one) => one.accountId === null || one.accountId === accountId).map(({ stage }) => stage),
  );
};

/** The facts that need no further request. */
const firstFacts = async (
  deps: MonitorDeps,
  scene: EntryScene,
  made: readonly StoredEntry[],
): Promise<AutoEntryFacts | null> => {
  const { account, facts, rule, tick } = scene;
  const market = await readEntryMarket(deps, account.network, rule.config, tick.at);
  if (market === null) return null;
  return {
    ...market,
    config: rule.config,
    at: tick.at,
    tick: tickOf(scene),
    entries: made.map(({ epoch, rung, at, worstCase }) => ({ epoch, rung, at, worstCase })),
    armed: armedOf(rule, made) ?? { from: tick.last, at: tick.at },
    epoch: rule.epoch,
    balance: facts.balance,
    account: { trades: facts.positions.length, quantity: usd(contractsOf(facts.positions)) },
    resting: [],
    stage: "calm",
  };
};

/**
 * Gathers what an entry is decided by and decides it. What waits at the exchange is asked for only where it could matter: a
 * request of an account is one fewer for its guards. Null where something cannot be read; then nothing was decided.
 */
export const readEntrySight = async (deps: MonitorDeps, scene: EntryScene): Promise<EntrySight | null> => {
  const { exchange, rule } = scene;
  const made = await deps.rules.entriesOf(rule.id);
  const facts = await firstFacts(deps, scene, made);
  if (facts === null) return null;
  const nothingRests = new Map<number, IsolatedOrder>();
  const isLadder = rule.config.when.kind === "ladder";
  if (!isLadder && armedOf(rule, made) === null) return { facts, verdict: null, resting: nothingRests };
  const first = decideAutoEntry(facts);
  if (!isLadder && first.kind !== "enter") return { facts, verdict: first, resting: nothingRests };
  const open = await exchange.openTrades();
  if (!open.ok) return null;
  const resting = restingOf(made, open.value);
  const whole: AutoEntryFacts = {
    ...facts,
    account: {
      trades: facts.account.trades + open.value.length,
      quantity: usd(facts.account.quantity + contractsOf(open.value)),
    },
    resting: [...resting.keys()].toSorted((one, other) => one - other),
    stage: await stageOf(deps, rule),
  };
  return { facts: whole, verdict: decideAutoEntry(whole), resting };
};
