import type { EndReceiptFacts } from "#domain/notifications/receipt.ts";
import { sats } from "#domain/units.ts";
import type { endPositions } from "#services/positions/end-positions.ts";

/** Tells the end of every position that a list left out as a liquidation at its price, and asks nobody how it ended. */
export const endByAbsence: typeof endPositions = async (deps, account, _exchange, missing, at) => {
  for (const position of missing) {
    const { side, quantity, price, margin, liquidation } = position;
    const facts: EndReceiptFacts = {
      kind: "position-ended",
      how: "liquidated",
      position: { side, quantity, price, margin, liquidation, pl: sats(-margin) },
      exitPrice: liquidation,
      gross: sats(-margin),
      net: sats(-margin),
      addedInAll: sats(0),
    };
    await deps.tradeLog.endPosition({
      id: deps.newId(),
      userId: account.userId,
      accountId: account.id,
      automationId: null,
      positionId: position.id,
      intentId: null,
      outcome: "ended",
      facts,
      rawAnswer: null,
      severity: "danger",
      at,
    });
  }
  return 0;
};
