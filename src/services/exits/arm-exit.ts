import { checkBreakEvenStop } from "#domain/automations/exits/break-even-stop.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import { checkStopLoss } from "#domain/automations/exits/stop-loss.ts";
import { checkTakeProfit } from "#domain/automations/exits/take-profit.ts";
import { checkTrailingStop } from "#domain/automations/exits/trailing-stop.ts";
import { FEE_RATES } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, rateE9 } from "#domain/units.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Exits, StoredExit } from "#ports/exits.ts";
import type { Markets } from "#ports/markets.ts";
import { AppError } from "../app-error.ts";
import { findArmable } from "../automations/find-armable.ts";

export type ArmExitDeps = {
  readonly accounts: ExchangeAccounts;
  readonly exits: Exits;
  readonly markets: Markets;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmExitRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly rule: ExitRule;
};

/** The dearest tier: what is fine by it is fine by any. */
const FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

type Mistake = { readonly field: string; readonly message: string };

/** What is wrong with an exit on a position at the last price, field by field. */
const mistakesOf = (
  rule: ExitRule,
  position: IsolatedPosition,
  last: PriceHalfUsd | null,
): readonly Mistake[] => {
  switch (rule.kind) {
    case "backstop":
      return [];
    case "stop-loss":
      return checkStopLoss(rule.config, position, last, FEE_RATE);
    case "take-profit":
      return checkTakeProfit(rule.config, position, last, FEE_RATE);
    case "trailing-stop":
      return checkTrailingStop(rule.config, position, last);
    case "break-even-stop":
      return checkBreakEvenStop(rule.config, position, FEE_RATE);
  }
};

/**
 * Arms an exit on a running position, or puts it in the place of the one that stands in its slot. The account is read
 * at once, and what is due is placed from that reading.
 * @throws AppError not-found · bad-input with the field that has to change · unavailable while nothing could act.
 */
export const armExit = async (deps: ArmExitDeps, request: ArmExitRequest): Promise<StoredExit> => {
  const { userId, accountId, positionId, rule } = request;
  const { account, position } = await findArmable(deps, request);
  const market = await deps.markets.seen(account.network);
  const [mistake] = mistakesOf(rule, position, market?.last ?? null);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const at = deps.clock();
  const common = { id: deps.newId(), userId, accountId, positionId, createdAt: at, heldBy: null };
  const armed = await deps.exits.arm({ ...common, ...rule, state: "armed", epoch: 0, version: 1 });
  await deps.accounts.makeDue(accountId, at);
  return armed;
};
