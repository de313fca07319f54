import type { EndReceiptFacts } from "#domain/notifications/receipt.ts";
import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { netProfitAndLoss } from "#domain/position/pl.ts";
import { sats } from "#domain/units.ts";
import type { Automations, GuardStanding } from "#ports/automations.ts";
import type { NewId } from "#ports/clock.ts";
import type { Exchange } from "#ports/exchange.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { TradeLog } from "#ports/trade-log.ts";

const LOOK_BACK = 100;

/** How a position ended, told from the closed trade and not from its absence. */
const howItEnded = (closed: ClosedTrade | undefined): EndReceiptFacts["how"] => {
  if (closed === undefined) return "unknown";
  const { side, liquidation, exitPrice } = closed;
  return exitPrice !== null && isAtLiquidation(side, liquidation, exitPrice) ? "liquidated" : "closed";
};

const endFacts = (
  position: StoredPosition,
  closed: ClosedTrade | undefined,
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
    pl: closed?.pl ?? position.pl,
  },
  exitPrice: closed?.exitPrice ?? null,
  gross: closed?.pl ?? null,
  net: closed === undefined ? null : netProfitAndLoss(closed),
  addedInAll: guard?.spending.addedInAll ?? sats(0),
});

/**
 * Tells of positions that no longer run and ends their guards. How they ended is read from the exchange's closed trades;
 * when those cannot be read the receipt says "unknown" and claims nothing.
 */
export const endPositions = async (
  deps: { readonly automations: Automations; readonly tradeLog: TradeLog; readonly newId: NewId },
  account: StoredAccount,
  exchange: Exchange,
  gone: readonly StoredPosition[],
  at: number,
): Promise<void> => {
  const closed = await exchange.closedTrades({ limit: LOOK_BACK });
  const guards = await deps.automations.ofUser(account.userId, at);
  for (const position of gone) {
    const trade = closed.ok ? closed.value.find((candidate) => candidate.id === position.id) : undefined;
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
};
