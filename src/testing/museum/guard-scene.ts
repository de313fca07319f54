import fc from "fast-check";
import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { MOST_SETTLEMENTS_AHEAD } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Side } from "#domain/position/side.ts";
import {
  MAX_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  type RateE9,
  rateE9,
  type Sats,
  sats,
  type Usd,
} from "#domain/units.ts";
import { depositToCross } from "#paper-exchange/engine/move-cross-margin.ts";
import { placeTrade } from "#paper-exchange/engine/place-trade.ts";
import { takeCashIn } from "#paper-exchange/engine/take-cash-in.ts";
import type { Exchange as PaperExchange } from "#paper-exchange/exchange.ts";
import type { Trade } from "#paper-exchange/world/trade.ts";
import { anyLadder, type LadderWish, ladderOn } from "../arbitraries/arbitrary-ladder.ts";
import { anyPrice, anyQuantity, anySide } from "../arbitraries/arbitrary-position.ts";
import { aWorld, WORLD_START } from "../paper-exchange/a-world.ts";
import { toPosition } from "./paper-account.ts";

/** Everything a scene is made from; the same numbers make the same scene again. */
export type SceneNumbers = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  /** Hundredths of leverage. */
  readonly leverage: number;
  /** Basis points of its price in profit at which some of it is cashed in; 0 for never. */
  readonly profit: number;
  /** The funding rate, a billionth; settled once where it is not 0. */
  readonly funding: number;
  /** Free sats, in hundredths of the margin. */
  readonly free: number;
  readonly ladder: LadderWish;
  /** How many settlements the guard looks ahead; absent for none. */
  readonly ahead?: number;
};

/** A trader's position on the paper exchange, the free sats beside it, and a guard that may be armed on it. */
export type Scene = {
  readonly paper: PaperExchange;
  readonly accountId: string;
  readonly position: IsolatedPosition;
  readonly balance: Sats;
  readonly last: PriceHalfUsd;
  readonly config: MarginGuardConfig;
  /** The funding rate announced for the next settlement; null where none is. */
  readonly rate: RateE9 | null;
};

const PLENTY = 1_000_000_000_000;
const HOUR = 3_600_000;

const clampPrice = (price: number): PriceHalfUsd => priceHalfUsd(Math.max(4, Math.round(price)));

/** Takes half of the profit out at a better price, where the exchange lets it; the price comes back. */
const cashHalf = ({ world, step }: PaperExchange, trade: Trade, profit: number, at: number): Trade => {
  const { last } = world.market;
  const sign = trade.side === "long" ? 1 : -1;
  step(clampPrice(last * (1 + (sign * profit) / 10_000)), at);
  const { pl } = toPosition(world, trade);
  const cashed = pl > 1 ? takeCashIn(world, trade, sats(Math.floor(pl / 2))) : trade;
  step(last, at);
  return cashed;
};

/** Makes the scene of these numbers, or null where they make none: liquidated before it began, or nothing to guard. */
export const sceneOf = (numbers: SceneNumbers): Scene | null => {
  const { side, quantity, price, leverage, profit, funding, free } = numbers;
  const { exchange: paper, accountId } = aWorld({ balance: PLENTY, fundingRateE9: funding });
  const { world } = paper;
  paper.step(price, WORLD_START);
  const placed = placeTrade(world, accountId, {
    side,
    leverage: leverage / 100,
    size: { quantity },
    limit: null,
    stopLoss: null,
    takeProfit: null,
    clientId: null,
  });
  if (profit > 0) cashHalf(paper, placed, profit, WORLD_START);
  if (funding !== 0) paper.step(price, WORLD_START + 2 * HOUR);
  const trade = world.running.get(placed.id);
  if (trade === undefined || trade.liquidation === MAX_PRICE || trade.liquidation < 1_000) return null;
  const balance = sats(Math.floor((trade.margin * free) / 100));
  const surplus = (world.accounts.get(accountId)?.balance ?? 0) - balance;
  depositToCross(world, accountId, sats(surplus));
  const position = toPosition(world, trade);
  const ladder = ladderOn(numbers.ladder, { position, last: price, balance });
  if (ladder === null) return null;
  const { ahead } = numbers;
  const config = ahead === undefined ? ladder : { ...ladder, settlementsAhead: ahead };
  if (checkMarginGuard(config, position).length > 0) return null;
  const rate = ahead === undefined || funding === 0 ? null : rateE9(funding);
  return { paper, accountId, position, balance, last: price, config, rate };
};

/** What a guard on the scene would do first, before it ever acted. */
export const previewOf = ({ position, balance, last, config }: Scene) =>
  previewMarginGuard({
    position,
    balance,
    last,
    config,
    spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
  });

/** Positions of every size, side and leverage, some with profit cashed in and funding paid, each with a valid ladder. */
export const anyScene: fc.Arbitrary<SceneNumbers> = fc
  .record({
    side: anySide,
    quantity: anyQuantity,
    price: anyPrice,
    leverage: fc.integer({ min: 120, max: 6_000 }),
    profit: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 800 })),
    funding: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, fc.integer({ min: -300_000, max: 300_000 })),
    free: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1_000 })),
    ladder: anyLadder,
  })
  .filter((numbers) => sceneOf(numbers) !== null);

/** The same, each with a guard that looks ahead to funding, where a rate is announced. */
export const anySceneAhead: fc.Arbitrary<SceneNumbers> = fc
  .tuple(anyScene, fc.integer({ min: 0, max: MOST_SETTLEMENTS_AHEAD }))
  .map(([numbers, ahead]) => ({ ...numbers, ahead }));

/** The scene again, untouched. @throws Error for numbers that make none. */
export const freshScene = (numbers: SceneNumbers): Scene => {
  const scene = sceneOf(numbers);
  if (scene === null) throw new Error("These numbers make no scene");
  return scene;
};
