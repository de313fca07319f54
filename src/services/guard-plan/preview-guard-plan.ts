import type { GuardMistake } from "#domain/automations/check-guard-steps.ts";
import { checkGuardPlan } from "#domain/automations/guard-plan/check-guard-plan.ts";
import { type GuardPlanConfig, guardOfPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { nearestLeg } from "#domain/automations/guard-step.ts";
import type { Side } from "#domain/position/side.ts";
import { type PriceHalfUsd, type Sats, sats, type Usd } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import { type PrepareGuardDeps, prepareGuard } from "../automations/prepare-guard.ts";

/** What a plan comes to on one running position. Amounts in sats, prices in half dollars. */
export type PlannedPosition = {
  readonly positionId: string;
  readonly side: Side;
  readonly quantity: Usd;
} & (
  | { readonly kind: "would-guard"; readonly firesAt: PriceHalfUsd | null; readonly maxTotal: Sats }
  /** A guard stands there, or stood until its trader ended it. */
  | { readonly kind: "has-its-own" }
  | { readonly kind: "left-out"; readonly why: string }
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

type Request = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: GuardPlanConfig;
};

const planned = async (
  deps: PrepareGuardDeps,
  { userId, accountId, config }: Request,
  position: StoredPosition,
): Promise<PlannedPosition> => {
  const { id: positionId, side, quantity } = position;
  const guard = guardOfPlan(config, position);
  const of = { positionId, side, quantity };
  try {
    const { legs } = await prepareGuard(deps, {
      userId,
      accountId,
      positionId,
      config: guard,
      acknowledged: "all",
    });
    const firesAt = legs.find(({ leg }) => leg === nearestLeg(legs))?.trigger.price ?? null;
    return { ...of, kind: "would-guard", firesAt, maxTotal: guard.maxTotal ?? sats(0) };
  } catch (error) {
    if (error instanceof AppError) return { ...of, kind: "left-out", why: error.message };
    throw error;
  }
};

/**
 * What a plan would do on each running position of an account: the guard it would make, that one stands or stood there, or
 * why none can be made. Nothing is stored.
 * @throws AppError not-found for an account that is not this trader's.
 */
export const previewGuardPlan = async (
  deps: PrepareGuardDeps & { readonly rules: Pick<AccountRules, "neverGuarded"> },
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
  const positions: PlannedPosition[] = [];
  for (const position of running) {
    const { id: positionId, side, quantity } = position;
    positions.push(
      bare.includes(positionId)
        ? await planned(deps, request, position)
        : { positionId, side, quantity, kind: "has-its-own" },
    );
  }
  const mostInAll = positions.reduce(
    (sum, position) => sum + (position.kind === "would-guard" ? position.maxTotal : 0),
    0,
  );
  return { mistakes, positions, mostInAll: sats(mostInAll), balance };
};
