import type { Side } from "../../position/side.ts";
import { type PriceHalfUsd, type Sats, sats } from "../../units.ts";
import type { RuleName } from "./conflict.ts";
import type { OtherGuard, SpendingCross } from "./conflict-facts.ts";
import { type CrossAsking, crossAskAt, nextCrossAsk } from "./cross-asking.ts";
import { type Asking, askAt, asksAt, nextAsk } from "./guard-asking.ts";

const NOTHING = { asked: sats(0), isOver: false } as const;

/** A guard of either kind on its way, as far as the search for shared sats asks of it. */
export type Asker = {
  readonly name: RuleName;
  readonly side: Side;
  readonly reserve: Sats;
  readonly asked: Sats;
  readonly asksAt: (price: PriceHalfUsd) => PriceHalfUsd | null;
  readonly askAt: (price: PriceHalfUsd) => Asker;
};

// What the next step waits for is worked out once for each: it is asked for at every price of the others, and stays.
const isolated = (asking: Asking): Asker => {
  const next = nextAsk(asking);
  const { name, stop } = asking;
  const { side } = asking.position;
  return {
    name,
    side,
    reserve: asking.config.reserve,
    asked: asking.asked,
    asksAt: (price) => asksAt({ side, stop }, next, price),
    askAt: (price) => isolated(askAt(asking, price)),
  };
};

const net = (asking: CrossAsking): Asker => {
  const next = nextCrossAsk(asking);
  const { side } = asking.position;
  return {
    name: { kind: "cross-guard", place: 0 },
    side,
    reserve: asking.config.reserve,
    asked: asking.asked,
    // Nothing of ours stops a cross position.
    asksAt: (price) => asksAt({ side, stop: null }, next, price),
    askAt: (price) => net(crossAskAt(asking, price)),
  };
};

/** The guard on an isolated position that has asked for nothing yet; `place` counts it, `stop` ends its asking. */
export const isolatedAsker = (guard: OtherGuard, place: number, stop: PriceHalfUsd | null): Asker =>
  isolated({ ...guard, ...NOTHING, name: { kind: "margin-guard", place }, stop });

/** The same of the guard on the cross position: nothing of ours stops that. */
export const crossAsker = (cross: SpendingCross): Asker => net({ ...cross, ...NOTHING });

/** Guards of other positions, counted from 1, with the stops that stand for them at the exchange. */
export const otherAskers = (others: readonly OtherGuard[]): readonly Asker[] =>
  others.map((other, place) => isolatedAsker(other, place + 1, other.position.stopLoss));
