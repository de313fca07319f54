import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { Sats } from "#domain/units.ts";
import { crossPosition } from "../answers/cross.ts";
import type { Endpoint } from "../endpoint.ts";

/** Moves `amount` sats from the balance to the cross margin. Moves money. Scope futures:cross:write. */
export const crossMarginDeposit: Endpoint<{ readonly amount: Sats }, CrossPosition> = {
  method: "POST",
  path: "/futures/cross/deposit",
  isSigned: true,
  body: ({ amount }) => ({ amount }),
  answer: crossPosition,
};
