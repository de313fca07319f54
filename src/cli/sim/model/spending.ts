import type { GuardCaps } from "#domain/automations/guard-bounds.ts";
import { checkBudget } from "#domain/intents/budget.ts";
import { BINDING_STATES, type IntentState } from "#domain/intents/intent.ts";
import { type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { AccountRow, IntentRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const BINDING: ReadonlySet<IntentState> = new Set(BINDING_STATES);

const bindsMoney = ({ defects }: ModelTables, state: IntentState): boolean => {
  if (defects.unreservedBudget) return state === "confirmed";
  return BINDING.has(state) && !(defects.ambiguousIsFree && state === "ambiguous");
};

/**
 * Whether an amount fits every cap as they stand now, with all that is spent or reserved counted as of `at`. On a position
 * whatever anybody added counts, on the cross margin what the guard did itself.
 */
export const fitsCaps = (
  tables: ModelTables,
  account: AccountRow,
  intent: {
    readonly id: string;
    readonly causeId: string;
    readonly subject: string;
    readonly amount: Sats;
  },
  config: GuardCaps | null,
  at: number,
): boolean => {
  let [onPosition, inDay, accountInDay] = [0, 0, 0];
  for (const id of tables.intentsOfAccount.get(account.stored.id) ?? []) {
    const row = tables.intents.get(id);
    if (row === undefined || row.amount === null || id === intent.id || !bindsMoney(tables, row.state))
      continue;
    const isOfCause = row.plan.cause.id === intent.causeId;
    if (intent.subject === "account" ? isOfCause : row.subject === intent.subject) onPosition += row.amount;
    if (row.plan.plannedAt <= at - DAY_MS) continue;
    accountInDay += row.amount;
    if (isOfCause) inDay += row.amount;
  }
  const verdict = checkBudget(
    {
      perAction: config?.maxPerAction ?? null,
      perPosition: config?.maxTotal ?? null,
      perDay: config?.maxPerDay ?? null,
      accountPerDay: account.maxAddedPerDay,
    },
    { onPosition: sats(onPosition), inDay: sats(inDay), accountInDay: sats(accountInDay) },
    intent.amount,
  );
  return verdict.kind === "fits";
};

/** What a guard has added, open and ambiguous intents included: money that may be gone counts as gone. */
export type Spending = {
  readonly addedInAll: Sats;
  readonly addedInDay: Sats;
  readonly dayFreesAt: number | null;
  /** Steps that acted under the settings it has now. */
  readonly doneSteps: readonly number[];
  readonly reach: { readonly low: PriceHalfUsd; readonly high: PriceHalfUsd } | null;
};

const reachOf = (reach: Spending["reach"], { plan: { facts } }: IntentRow): Spending["reach"] => {
  if (facts.kind !== "margin-guard" && facts.kind !== "cross-guard") return reach;
  const { low, high } = facts.inputs.tick;
  if (reach === null) return { low, high };
  return {
    low: priceHalfUsd(Math.min(low, reach.low)),
    high: priceHalfUsd(Math.max(high, reach.high)),
  };
};

/** What a guard has spent as of `at`. */
export const spendingOf = (tables: ModelTables, guardId: string, at: number): Spending => {
  let [inAll, inDay] = [0, 0];
  let oldest: number | null = null;
  let reach: Spending["reach"] = null;
  const version = tables.automations.get(guardId)?.guard.version;
  const done = new Set<number>();
  for (const id of tables.intentsOfCause.get(guardId) ?? []) {
    const row = tables.intents.get(id);
    if (row === undefined || !bindsMoney(tables, row.state)) continue;
    const { plannedAt, facts } = row.plan;
    if (facts.kind === "margin-guard" && facts.version === version) done.add(facts.verdict.step);
    reach = reachOf(reach, row);
    inAll += row.amount ?? 0;
    if (plannedAt <= at - DAY_MS) continue;
    inDay += row.amount ?? 0;
    if (oldest === null || plannedAt < oldest) oldest = plannedAt;
  }
  const dayFreesAt = oldest === null ? null : oldest + DAY_MS;
  const doneSteps = [...done].toSorted((one, other) => one - other);
  return { addedInAll: sats(inAll), addedInDay: sats(inDay), dayFreesAt, doneSteps, reach };
};

/**
 * What a cross guard has spent as of `at`: sats for as long as it stands, while a step that acted is done for the position
 * it acted on.
 */
export const crossSpendingOf = (
  tables: ModelTables,
  { id, accountId, version }: StoredCrossGuard,
  at: number,
): Spending => {
  const heldSince = tables.crossPositions.get(accountId)?.stored.heldSince ?? Number.POSITIVE_INFINITY;
  const done = new Set<number>();
  for (const intentId of tables.intentsOfCause.get(id) ?? []) {
    const row = tables.intents.get(intentId);
    if (row === undefined || !bindsMoney(tables, row.state) || row.plan.plannedAt < heldSince) continue;
    const { facts } = row.plan;
    if (facts.kind === "cross-guard" && facts.version === version) done.add(facts.verdict.step);
  }
  return { ...spendingOf(tables, id, at), doneSteps: [...done].toSorted((one, other) => one - other) };
};

/** What the account's cap per day leaves as of `at`, whatever was spent counted; nothing where it has no cap. */
export const accountRoomOf = (
  tables: ModelTables,
  accountId: string,
  at: number,
): { readonly accountRoom?: Sats } => {
  const cap = tables.accounts.get(accountId)?.maxAddedPerDay ?? null;
  if (cap === null) return {};
  let inDay = 0;
  for (const id of tables.intentsOfAccount.get(accountId) ?? []) {
    const row = tables.intents.get(id);
    if (row === undefined || row.plan.plannedAt <= at - DAY_MS || !bindsMoney(tables, row.state)) continue;
    inDay += row.amount ?? 0;
  }
  return { accountRoom: sats(cap - inDay) };
};
