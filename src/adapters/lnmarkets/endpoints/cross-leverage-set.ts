import type { CrossPosition } from "#domain/position/cross-position.ts";
import { crossPosition } from "../answers/cross.ts";
import type { Endpoint } from "../endpoint.ts";

/** Sets the leverage of the cross position, a whole number 1 to 100; liquidation stays. Scope futures:cross:write. */
export const crossLeverageSet: Endpoint<{ readonly leverage: number }, CrossPosition> = {
  method: "PUT",
  path: "/futures/cross/leverage",
  isSigned: true,
  body: ({ leverage }) => ({ leverage }),
  answer: crossPosition,
};
