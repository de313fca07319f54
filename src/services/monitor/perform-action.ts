import type { IntentAction } from "#domain/intents/action.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";

/** What an action left of its position: the position as answered, or null where it is over. */
export type Performed = Result<IsolatedPosition | null, ExchangeFailure>;

/** Sends one action once, under the one stamp its intent was committed with. */
export const performAction = async (
  exchange: Exchange,
  action: IntentAction,
  positionId: string,
  signedAt: number,
): Promise<Performed> => {
  switch (action.kind) {
    case "add-margin":
      return exchange.addMargin({ positionId, amount: action.amount, signedAt });
    case "set-stop-loss":
      return exchange.setStopLoss({ positionId, price: action.price, signedAt });
    case "close-trade": {
      const closed = await exchange.closeTrade({ positionId, signedAt });
      return closed.ok ? ok(null) : closed;
    }
  }
};
