import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { Sats } from "#domain/units.ts";
import { crossPosition } from "../answers/cross.ts";
import type { Endpoint } from "../endpoint.ts";

/** Moves `amount` sats from the cross margin back to the balance. Moves money. Scope futures:cross:write. */
export const crossMarginWithdraw: Endpoint<{ readonly amount: Sats }, CrossPosition> = {
  method: "POST",
  path: "/futures/cross/withdraw",
  isSigned: true,
  body: ({ amount }) => ({ amount }),
  answer: crossPosition,
};
