import { setImmediate as othersFirst } from "node:timers/promises";
import type { GuardMistake } from "#domain/automations/check-guard-steps.ts";
import { NOTHING_SPENT } from "#domain/automations/guard-bounds.ts";
import { checkGuardPlan } from "#domain/automations/guard-plan/check-guard-plan.ts";
import { type GuardPlanConfig, guardOfPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { nearestLeg } from "#domain/automations/guard-step.ts";
import { announcedFunding } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { type Said, saidBy } from "#domain/language/in-both.ts";
import type { Side } from "#domain/position/side.ts";
import { type PriceHalfUsd, type Sats, sats, type Usd } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { type PreparedGuard, type PrepareGuardDeps, prepareGuard } from "../automations/prepare-guard.ts";
import type { Acknowledged } from "../automations/refuse-told.ts";
import { openedByEntries } from "./opened-by-entries.ts";
import { PLAN_REFUSALS } from "./plan-refusals.ts";
import { readOnce } from "./read-once.ts";

/** What a plan comes to on one running position. Amounts in sats, prices in half dollars. */
export type PlannedPosition = {
  readonly positionId: string;
  readonly side: Side;
  readonly quantity: Usd;
} & (
  | {
      readonly kind: "would-guard";
      readonly firesAt: PriceHalfUsd | null;
      readonly maxTotal: Sats;
      /**
       * What it adds where it acts first, if all free sats are there for it, before the mark of up to 89 sats more; null where
       * it closes there, can add nothing, or free sats or the price are not known.
       */
      readonly firstTopUp: Sats | null;
      /** In whose way its guard gets, which a plan takes as meant; null where it gets in nothing's. */
      readonly warning: Said | null;
    }
  /** A guard stands there, or stood until its trader ended it. */
  | { readonly kind: "has-its-own" }
  | { readonly kind: "left-out"; readonly why: Said }
);

/** What a plan would do as it is written; nothing is stored. */
export type GuardPlanPreview = {
  readonly mistakes: readonly GuardMistake[];
  /** None while the plan cannot be armed. */
  readonly positions: readonly PlannedPosition[];
  /** All that the guards it would make could add together. */
  readonly mostInAll: Sats;
  /** Free sats of the account; null while nobody knows them. */
  readonly balance: Sats | null;
};

const BY_ENTRY: Said = saidBy(PLAN_REFUSALS, ({ byEntry }) => byEntry);

/** What is known of the account and its market at the preview. */
type Sight = {
  readonly balance: Sats | null;
  readonly market: SeenMarket | null;
  readonly at: number;
};

type Request = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: GuardPlanConfig;
};

/** A guard as it would be armed, and in whose way it gets where that can be meant. */
const preparedWith = async (prepare: (acknowledged: Acknowledged) => Promise<PreparedGuard>) => {
  try {
    return { ...(await prepare([])), warning: null };
  } catch (error) {
    if (!(error instanceof AppError) || error.field !== "acknowledged") throw error;
    return { ...(await prepare("all")), warning: error.said };
  }
};

/** What a guard adds where it acts first: decided as it will be, at the price that fires it. */
const firstTopUpOf = (
  position: StoredPosition,
  config: MarginGuardConfig,
  { balance, market, at }: Sight,
): Sats | null => {
  if (balance === null || market === null) return null;
  const funding = announcedFunding(market, at);
  const { last } = market;
  const preview = previewMarginGuard({ position, last, balance, spending: NOTHING_SPENT, config, funding });
  return preview?.verdict.kind === "add-margin" ? preview.verdict.amount : null;
};

const planned = async (
  deps: PrepareGuardDeps,
  { userId, accountId, config }: Request,
  position: StoredPosition,
  sight: Sight,
): Promise<PlannedPosition> => {
  const { id: positionId, side, quantity } = position;
  const guard = guardOfPlan(config, position);
  const of = { positionId, side, quantity };
  const prepare = (acknowledged: Acknowledged) =>
    prepareGuard(deps, { userId, accountId, positionId, config: guard, acknowledged });
  try {
    const { legs, warning } = await preparedWith(prepare);
    const nearest = nearestLeg(legs);
    const firesAt = legs.find(({ leg }) => leg === nearest)?.trigger.price ?? null;
    const firstTopUp = firstTopUpOf(position, guard, sight);
    return { ...of, kind: "would-guard", firesAt, maxTotal: guard.maxTotal ?? sats(0), firstTopUp, warning };
  } catch (error) {
    if (error instanceof AppError) return { ...of, kind: "left-out", why: error.said };
    throw error;
  }
};

/** What each position is held against is the same for all of them: it is read once, while the first is looked at. */
const atOnce = (
  deps: PrepareGuardDeps,
  { running, at }: { readonly running: readonly StoredPosition[]; readonly at: number },
): PrepareGuardDeps => ({
  accounts: {
    find: readOnce(deps.accounts).find,
    position: async (_, positionId) => running.find(({ id }) => id === positionId) ?? null,
    positionsOf: async () => running,
  },
  automations: readOnce(deps.automations),
  exits: readOnce(deps.exits),
  rules: readOnce(deps.rules),
  crossPositions: readOnce(deps.crossPositions),
  crossGuards: readOnce(deps.crossGuards),
  markets: readOnce(deps.markets),
  clock: () => at,
  newId: deps.newId,
});

/**
 * What a plan would do on each running position of an account: the guard it would make, that one stands or stood there, or
 * why none can be made. Nothing is stored.
 * @throws AppError not-found for an account that is not this trader's.
 */
export const previewGuardPlan = async (
  deps: PrepareGuardDeps & { readonly rules: Pick<AccountRules, "neverGuarded" | "unguarded"> },
  request: Request,
): Promise<GuardPlanPreview> => {
  const account = await ownAccount(deps, request);
  const mistakes = checkGuardPlan(request.config);
  const { balance } = account;
  if (mistakes.length > 0) return { mistakes, positions: [], mostInAll: sats(0), balance };
  const running = await deps.accounts.positionsOf(account.id);
  const bare = await deps.rules.neverGuarded(
    account.id,
    running.map(({ id }) => id),
  );
  const byEntries = await openedByEntries(deps, account.id, running);
  const at = deps.clock();
  const looks = atOnce(deps, { running, at });
  const sight: Sight = { balance, market: await looks.markets.seen(account.network), at };
  const positions: PlannedPosition[] = [];
  for (const position of running) {
    // Each is played through a hundred markets: of an account with hundreds, others are answered in between.
    await othersFirst();
    const { id: positionId, side, quantity } = position;
    const of = { positionId, side, quantity };
    if (!bare.includes(positionId)) positions.push({ ...of, kind: "has-its-own" });
    else if (byEntries.has(positionId)) positions.push({ ...of, kind: "left-out", why: BY_ENTRY });
    else positions.push(await planned(looks, request, position, sight));
  }
  const mostInAll = positions.reduce(
    (sum, position) => sum + (position.kind === "would-guard" ? position.maxTotal : 0),
    0,
  );
  return { mistakes, positions, mostInAll: sats(mostInAll), balance };
};
