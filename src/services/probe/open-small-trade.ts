import { feeReserve } from "#domain/position/fees.ts";
import { liquidationFromLeverage } from "#domain/position/liquidation.ts";
import { marginFor } from "#domain/position/margin.ts";
import { leverageFromNumber, type PriceHalfUsd, type Sats, sats, usd } from "#domain/units.ts";
import type { ProbeTrade } from "#ports/probe-desk.ts";
import { lookUntil } from "./look-until.ts";
import type { ProbeSession } from "./probe-session.ts";
import { stampNow } from "./stamp-now.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

const QUANTITY = usd(1);
const LEVERAGE = 2;

/** What the smallest trade takes from the balance, a tenth on top for a price that moves; rounded up. */
export const costOfSmallTrade = (price: PriceHalfUsd): Sats => {
  const leverage = leverageFromNumber(LEVERAGE);
  const margin = marginFor(QUANTITY, price, leverage);
  const reserve = feeReserve(QUANTITY, price, liquidationFromLeverage("long", QUANTITY, price, leverage));
  return sats(Math.ceil((margin + reserve.opening + reserve.closing) * 1.1));
};

export type Opening =
  | { readonly kind: "opened"; readonly trade: ProbeTrade }
  | { readonly kind: "refused"; readonly words: string }
  | { readonly kind: "unclear"; readonly words: string };

/**
 * Opens a long of 1 USD. An answer that was lost is settled by looking for our label among the running trades, `but` for
 * one that carries it already.
 */
export const openSmallTrade = async (
  session: ProbeSession,
  clientId: string,
  but: string | null = null,
): Promise<Opening> => {
  const signedAt = stampNow(session);
  const order = { quantity: QUANTITY, leverage: LEVERAGE, clientId, signedAt };
  const { answer } = await session.desk.openTrade(order);
  if (answer.ok) return { kind: "opened", trade: answer.value };
  const words = wordsOfFailure(answer.failure);
  const { kind } = answer.failure;
  if (kind === "rejected" || kind === "unauthorized") return { kind: "refused", words };
  if (kind !== "outcome-unknown") return { kind: "unclear", words };
  const isOurs = (trade: ProbeTrade): boolean => trade.clientId === clientId && trade.id !== but;
  const sighting = await lookUntil(session, isOurs, (seen) => seen.kind === "running");
  return sighting.kind === "running"
    ? { kind: "opened", trade: sighting.trade }
    : { kind: "unclear", words: `${words} No such trade has shown up; look for one labelled ${clientId}.` };
};
