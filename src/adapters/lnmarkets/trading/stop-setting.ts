import type { IsolatedPosition, LiveTrade } from "#domain/position/isolated-position.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Answer, ExchangeFailure, WriteTerms } from "#ports/exchange.ts";
import type { IsolatedTrading } from "#ports/isolated-trading.ts";
import type { LnMarketsClient } from "../ln-markets-client.ts";
import { aboutAnother, aboutId, sendWrite } from "./send-write.ts";

type Isolated = LnMarketsClient["isolated"];

type StopSetting = Pick<
  IsolatedTrading,
  "setStopLoss" | "setTrailingStop" | "removeStopLoss" | "setTakeProfit" | "removeTakeProfit"
>;

/** One absolute change: how it is sent, what it looks like once it stands, and which refusals may mean that it stood. */
type Change = {
  readonly send: (signedAt: number) => Answer<LiveTrade>;
  readonly stands: (position: IsolatedPosition) => boolean;
  readonly isRepetition: (failure: ExchangeFailure) => boolean;
};

/** The exchange refuses to set what stands already; its code says nothing, so its words are read. */
const isSameAsBefore = (failure: ExchangeFailure): boolean =>
  failure.kind === "rejected" && /same as/i.test(failure.message);

/** How it refuses to take off what is not there is known of no version, so every refusal is looked into. */
const isRefusal = (failure: ExchangeFailure): boolean => failure.kind === "rejected";

const runningOnly = (trade: LiveTrade): Result<IsolatedPosition, ExchangeFailure> =>
  trade.state === "running" ? ok(trade.position) : aboutAnother("the order still waits");

/** A refused repetition is a success where the list shows what was asked for; where it does not, the refusal stands. */
const readStanding = async (
  isolated: Isolated,
  positionId: string,
  { stands }: Change,
  refusal: ExchangeFailure,
): Answer<IsolatedPosition> => {
  const trades = await isolated.runningTrades();
  const found = trades.ok ? trades.value.find(({ id }) => id === positionId) : undefined;
  return found !== undefined && stands(found) ? ok(found) : fail(refusal);
};

const apply = async (
  isolated: Isolated,
  positionId: string,
  terms: WriteTerms,
  change: Change,
): Answer<IsolatedPosition> => {
  const answer = await sendWrite(terms, change.send);
  if (answer.ok) return aboutId(positionId, Promise.resolve(runningOnly(answer.value)));
  if (!change.isRepetition(answer.failure)) return answer;
  return readStanding(isolated, positionId, change, answer.failure);
};

/** @throws RangeError unless it is more than nothing: a distance of 0 takes the stop off. */
const positiveDistance = <T extends number>(distance: T): T => {
  if (!(distance > 0)) throw new RangeError(`A stop must trail by more than 0, got ${distance}`);
  return distance;
};

/** Stops and take profits of running trades: every change is absolute, and repeating it is a success. */
export const stopSetting = (isolated: Isolated): StopSetting => ({
  setStopLoss: ({ positionId: id, price, ...terms }) =>
    apply(isolated, id, terms, {
      send: (at) => isolated.setStopLoss(at, { id, stop: { mode: "fixed", price } }),
      stands: ({ stopLoss, stopLossTrailing }) => stopLoss === price && stopLossTrailing === null,
      isRepetition: isSameAsBefore,
    }),
  setTrailingStop: ({ positionId: id, distance, ...terms }) => {
    // A basis point is a hundred millionths, so the fraction of the price is exact to the digit.
    const stop = { mode: "trailing", distanceE6: positiveDistance(distance) * 100 } as const;
    return apply(isolated, id, terms, {
      send: (at) => isolated.setStopLoss(at, { id, stop }),
      stands: ({ stopLossTrailing }) => stopLossTrailing === distance,
      isRepetition: isSameAsBefore,
    });
  },
  removeStopLoss: ({ positionId: id, ...terms }) =>
    apply(isolated, id, terms, {
      send: (at) => isolated.removeStopLoss(at, { id }),
      stands: ({ stopLoss }) => stopLoss === null,
      isRepetition: isRefusal,
    }),
  setTakeProfit: ({ positionId: id, price, ...terms }) =>
    apply(isolated, id, terms, {
      send: (at) => isolated.setTakeProfit(at, { id, price }),
      stands: ({ takeProfit }) => takeProfit === price,
      isRepetition: isSameAsBefore,
    }),
  removeTakeProfit: ({ positionId: id, ...terms }) =>
    apply(isolated, id, terms, {
      send: (at) => isolated.removeTakeProfit(at, { id }),
      stands: ({ takeProfit }) => takeProfit === null,
      isRepetition: isRefusal,
    }),
});
