import { atStart } from "../../language/at-start.ts";
import type { Side } from "../../position/side.ts";
import { MAX_PRICE, type PriceHalfUsd, type Usd } from "../../units.ts";
import { distanceAt } from "../../verdict/judge-position.ts";
import type { figures } from "../figures.ts";
import { SUBJECT_WORDS } from "../subject-words.ts";
import type { PositionLook } from "./account-look.ts";
import { STATUS_WORDS } from "./status-table.ts";

type Figures = ReturnType<typeof figures>;

/** What a position is called where a line begins with it. */
export const positionName = (
  f: Figures,
  { side, quantity, isCross }: { readonly side: Side; readonly quantity: Usd; readonly isCross: boolean },
): string => {
  const words = SUBJECT_WORDS[f.locale];
  return atStart((isCross ? words.cross : words.isolated)(side, f.quantity(quantity)));
};

/** Where a position would be liquidated and how far that is, in one sentence. */
export const positionWords = (f: Figures, position: PositionLook, last: PriceHalfUsd | null): string => {
  const words = STATUS_WORDS[f.locale];
  const name = positionName(f, position);
  if (position.liquidation >= MAX_PRICE) return words.neverLiquidated(name);
  const price = f.price(position.liquidation);
  const distance = last === null ? null : distanceAt(position, last);
  return distance === null
    ? words.noDistance(name, price)
    : words.liquidation(name, price, f.distance(distance));
};

/** What stands between a position and its liquidation. */
export const guardLookWords = (f: Figures, { guard, stopLoss, isCross }: PositionLook): string => {
  const words = STATUS_WORDS[f.locale].guard;
  if (guard?.state === "paused") return words.paused;
  if (guard?.state === "armed") {
    if (guard.cannotFire !== null) return words.cannot(guard.cannotFire);
    return guard.trigger === null ? words.armed : words.acts(f.price(guard.trigger));
  }
  if (stopLoss !== null) return words.stop(f.price(stopLoss));
  return isCross ? words.noneOnCross : words.none;
};
