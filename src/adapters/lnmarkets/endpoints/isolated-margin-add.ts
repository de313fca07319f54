import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Sats } from "#domain/units.ts";
import { runningTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Moves `amount` sats (> 0) from the balance to the margin of a running trade. Moves money. Scope futures:isolated:write. */
export const isolatedMarginAdd: Endpoint<{ readonly id: string; readonly amount: Sats }, IsolatedPosition> = {
  method: "POST",
  path: "/futures/isolated/trade/add-margin",
  isSigned: true,
  body: ({ id, amount }) => ({ amount, id }),
  answer: runningTrade,
};
