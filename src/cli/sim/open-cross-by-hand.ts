import type { Side } from "#domain/position/side.ts";
import { ok } from "#domain/result.ts";
import { sats, type Usd } from "#domain/units.ts";
import type { SeedWorld } from "./seed-world.ts";

/** High enough that its margin decides how much may be opened. */
const LEVERAGE = 100;
const SATS = 100_000_000;
/** What opening takes beside the margin, in ten-thousandths of the size: its fee, and room for rounding. */
const COSTS = 15;

/** What is opened on a flat cross margin: so many contracts, with as much margin as a trade of this leverage would have. */
export type CrossTrade = { readonly side: Side; readonly quantity: Usd; readonly leverage: number };

/** The trader brings the margin and opens a position on it at the market. False where one is held, or the balance is short. */
export const openCrossByHand = (
  { exchange }: Pick<SeedWorld, "exchange">,
  accountId: string,
  { side, quantity, leverage }: CrossTrade,
): boolean => {
  const { cross, balance } = exchange.stateOf(accountId);
  if (cross.position.side !== null) return false;
  const size = (quantity * SATS) / (exchange.last() / 2);
  const wanted = Math.ceil(size / leverage + (size * COSTS) / 10_000);
  const missing = wanted - cross.position.margin;
  if (missing > balance) return false;
  return exchange.crossByHand(accountId, (book) => {
    book.setLeverage(LEVERAGE);
    const moved = missing > 0 ? book.deposit(sats(missing)) : ok(null);
    return moved.ok ? book.place({ type: "market", side, quantity }) : moved;
  });
};
