import type { EndReceiptFacts } from "#domain/notifications/receipt.ts";
import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { netProfitAndLoss } from "#domain/position/pl.ts";
import { sats } from "#domain/units.ts";
import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { NewId } from "#ports/clock.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import type { TradeLog } from "#ports/trade-log.ts";

const LOOK_BACK = 100;

/** How a position ended, told from the closed trade and not from its absence. */
const howItEnded = ({ side, liquidation, exitPrice }: ClosedTrade): EndReceiptFacts["how"] =>
  exitPrice !== null && isAtLiquidation(side, liquidation, exitPrice) ? "liquidated" : "closed";

const endFacts = (
  position: StoredPosition,
  closed: ClosedTrade,
  guard: GuardStanding | undefined,
): EndReceiptFacts => ({
  kind: "position-ended",
  how: howItEnded(closed),
  position: {
    side: position.side,
    quantity: position.quantity,
    price: position.price,
    margin: position.margin,
    liquidation: position.liquidation,
    pl: closed.pl,
  },
  exitPrice: closed.exitPrice,
  gross: closed.pl,
  net: netProfitAndLoss(closed),
  addedInAll: guard?.spending.addedInAll ?? sats(0),
});

type EndDeps = {
  readonly automations: Automations;
  readonly tradeLog: TradeLog;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Ends positions that a reading no longer listed, with their guards and a receipt: only those the exchange lists as
 * closed. A position that is neither running nor closed may be a stale answer; it keeps its guard and is to be looked at
 * again soon. Returns how many such positions there are.
 */
export const endPositions = async (
  deps: EndDeps,
  account: StoredAccount,
  exchange: Exchange,
  missing: readonly StoredPosition[],
  at: number,
): Promise<number> => {
  const closed = await exchange.closedTrades({ limit: LOOK_BACK });
  if (!closed.ok) return missing.length;
  let unaccounted = 0;
  const guards = await deps.automations.ofUser(account.userId, at);
  for (const position of missing) {
    const trade = closed.value.find((candidate) => candidate.id === position.id);
    if (trade === undefined) {
      deps.log.warn("position-unaccounted", { accountId: account.id, positionId: position.id });
      unaccounted += 1;
      continue;
    }
    const guard = guards.find(
      (candidate) => candidate.accountId === account.id && candidate.positionId === position.id,
    );
    const facts = endFacts(position, trade, guard);
    await deps.tradeLog.endPosition({
      id: deps.newId(),
      userId: account.userId,
      accountId: account.id,
      automationId: guard?.id ?? null,
      positionId: position.id,
      intentId: null,
      outcome: "ended",
      facts,
      rawAnswer: null,
      severity: facts.how === "liquidated" ? "danger" : "info",
      at,
    });
  }
  return unaccounted;
};
