import type { IntentAction } from "#domain/intents/action.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { Exchange, ExchangeFailure, WriteTerms } from "#ports/exchange.ts";

/** What an action left of its position: the position as answered, or null where it is over. */
export type Performed = Result<IsolatedPosition | null, ExchangeFailure>;

/** Sends one action once, under the one stamp its intent was committed with. */
export const performAction = async (
  exchange: Exchange,
  action: IntentAction,
  positionId: string,
  terms: WriteTerms,
): Promise<Performed> => {
  switch (action.kind) {
    case "add-margin":
      return exchange.addMargin({ ...terms, positionId, amount: action.amount });
    case "set-stop-loss":
      return exchange.setStopLoss({ ...terms, positionId, price: action.price });
    case "close-trade": {
      const closed = await exchange.closeTrade({ ...terms, positionId });
      return closed.ok ? ok(null) : closed;
    }
  }
};
