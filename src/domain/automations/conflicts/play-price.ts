import { tradingFee } from "../../position/fees.ts";
import { isAtLiquidation } from "../../position/liquidation.ts";
import { netProfitAndLoss } from "../../position/pl.ts";
import { isReached } from "../../triggers/trigger.ts";
import { type PriceHalfUsd, sats } from "../../units.ts";
import { furtherAhead, isAhead } from "../exits/ahead.ts";
import { netAt } from "../exits/net-at-least-price.ts";
import type { RuleName } from "./conflict.ts";
import { type Deed, followedSlot, noteMove, type Play, tickAt } from "./play.ts";
import { playBackstop } from "./play-backstop.ts";
import { playGuard } from "./play-guard.ts";
import { playStop } from "./play-stop.ts";
import type { Setting } from "./setting.ts";

/** More than rules that do not undo each other ever do at one price: a step, a stop of each kind, the backstop. */
const MOST_DEEDS = 8;

/** The position is closed at the last price: there in a market without gaps, past it in one with. */
const close = ({ facts }: Setting, play: Play, by: RuleName): Play => ({
  ...play,
  isClosed: true,
  moves: noteMove(play, {
    kind: "closed",
    by,
    price: play.last,
    net: netAt(play.position, play.last, facts.feeRate),
  }),
});

/** Liquidation takes the whole margin, whatever the rounded price says. */
const liquidate = ({ facts }: Setting, play: Play): Play => {
  const { position, last } = play;
  const closingFee = tradingFee(facts.feeRate, position.quantity, position.liquidation);
  const net = netProfitAndLoss({ ...position, pl: sats(-position.margin), closingFee });
  const by = { kind: "liquidation", place: 0 } as const;
  return { ...play, isClosed: true, moves: noteMove(play, { kind: "closed", by, price: last, net }) };
};

/** What the exchange does by itself at a price, in the order in which the market comes by: stop, liquidation; take profit. */
const playExchange = (setting: Setting, play: Play): Play => {
  const { position, last, slot } = play;
  const { side, liquidation } = position;
  const isStopped =
    slot !== null && !isAhead(side, last, slot.level) && isAhead(side, slot.level, liquidation);
  if (isStopped) return close(setting, play, slot.owner);
  if (isAtLiquidation(side, liquidation, last)) return liquidate(setting, play);
  const { takeProfit } = setting;
  return takeProfit !== null && !isAhead(side, takeProfit.price, last)
    ? close(setting, play, takeProfit.name)
    : play;
};

const playBreaker = ({ breaker }: Setting, { last }: Play): Deed | null => {
  const isTripped = breaker !== null && isReached(breaker, tickAt(last));
  return isTripped ? { kind: "closes", by: { kind: "breaker", place: 0 } } : null;
};

/** The first deed that is due at the last price; null where none is. */
const nextDeed = (setting: Setting, play: Play): Deed | null => {
  const guarded = playGuard(setting, play);
  if (guarded !== null) return guarded;
  for (const rule of setting.stops) {
    const deed = playStop(setting, play, rule);
    if (deed !== null) return deed;
  }
  return playBackstop(setting, play) ?? playBreaker(setting, play);
};

/**
 * Everything that is done at the last price: what the exchange does first, because it needs nobody, then deed after deed
 * as the rules decide. Ends where nothing more is due, the position is closed, or the rules do not come to rest.
 */
export const playLastPrice = (setting: Setting, begun: Play): Play => {
  let play = playExchange(setting, begun);
  for (let deeds = 0; !play.isClosed && deeds < MOST_DEEDS; deeds += 1) {
    const deed = nextDeed(setting, play);
    if (deed === null) return play;
    play = deed.kind === "closes" ? close(setting, play, deed.by) : deed.play;
  }
  return play;
};

/** The market goes from the last price to this one without a price between them. Any cooldown is over by then. */
export const playPrice = (setting: Setting, play: Play, price: PriceHalfUsd): Play => {
  const best = furtherAhead(play.position.side, play.best, price);
  const spending = { ...play.spending, sinceLastActionMs: null };
  const there: Play = { ...play, last: price, best, spending, path: [...play.path, price] };
  return playLastPrice(setting, { ...there, slot: followedSlot(there) });
};
