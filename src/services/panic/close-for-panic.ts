import { evidenceOf } from "#domain/intents/evidence.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { carryOut } from "../monitor/carry-out.ts";
import { receiptPosition } from "../monitor/guard-receipt-facts.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { OrderOutcome } from "../monitor/order.ts";

export type PanicClose = {
  readonly account: StoredAccount;
  readonly exchange: Exchange;
  /** As it was last read. */
  readonly position: IsolatedPosition;
  readonly balance: Sats;
  readonly last: PriceHalfUsd;
  readonly commandId: string;
};

/** A try that nobody could send for so long makes way for the next. */
const LIFE_MS = 60_000;
const FIRST_FENCE = 1;

/**
 * Closes one position for the panic switch, through an intent as everything that moves money, on a reading that is shared
 * by all positions of the account: one request to close and one to read back. `taken`: this very command was planned
 * before, by us or by another process.
 */
export const closeForPanic = async (
  deps: MonitorDeps,
  { account, exchange, position, balance, last, commandId }: PanicClose,
): Promise<OrderOutcome | "taken"> => {
  const at = deps.clock();
  const action = { kind: "close-trade" } as const;
  const plan: IntentPlan = {
    id: deps.newId(),
    userId: account.userId,
    accountId: account.id,
    cause: { kind: "panic", id: commandId },
    subject: { kind: "position", id: position.id },
    epoch: 0,
    action,
    before: { balance, position: evidenceOf(position) },
    facts: {
      kind: "command",
      by: "panic",
      action,
      position: receiptPosition(position, last),
      last,
      balance,
      failure: null,
    },
    plannedAt: at,
    expiresAt: at + LIFE_MS,
  };
  if ((await deps.intents.plan(null, plan)) === "conflict") return "taken";
  return carryOut(deps, { account, exchange, intent: { ...plan, fence: FIRST_FENCE }, terms: null, at });
};
