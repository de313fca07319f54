import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Sats } from "#domain/units.ts";
import { runningTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Takes `amount` sats (> 0) out of a running trade, profit first, then margin. Moves money. Scope futures:isolated:write. */
export const isolatedTradeCashIn: Endpoint<{ readonly id: string; readonly amount: Sats }, IsolatedPosition> =
  {
    method: "POST",
    path: "/futures/isolated/trade/cash-in",
    isSigned: true,
    body: ({ id, amount }) => ({ amount, id }),
    answer: runningTrade,
  };
