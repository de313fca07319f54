import {
  crossEntryAfterAdding,
  crossLiquidation,
  crossMaintenanceMargin,
  crossRunningMargin,
} from "#domain/position/cross.ts";
import { type Side, sideSign } from "#domain/position/side.ts";
import {
  divFloor,
  type PriceE4,
  type PriceHalfUsd,
  priceE4,
  SATS_PER_BTC,
  type Sats,
  sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "#domain/units.ts";

/** A net position: null is flat. */
export type Net = { readonly side: Side; readonly quantity: Usd; readonly entry: PriceE4 } | null;

/** What an order makes of a net position, and what it realises on the way. */
export type Fill = { readonly net: Net; readonly pl: Sats; readonly grows: boolean };

const toE4 = (price: PriceHalfUsd): PriceE4 => priceE4(price * 5_000);

/** Gross result of a net position at `exit`: Q·S·(1/E − 1/X) for a long, mirrored for a short; rounds down. */
export const netPl = (net: Net, exit: PriceHalfUsd): Sats => {
  if (net === null) return sats(0);
  const [e, x] = [BigInt(net.entry), BigInt(toE4(exit))];
  const size = BigInt(net.quantity) * SATS_PER_BTC * 10_000n * sideSign(net.side);
  return satsFromBigInt(divFloor(size * (x - e), e * x));
};

/** Adding averages the entry; reducing realises; what is larger than the position closes it and opens the other side. */
export const fillNet = (
  net: Net,
  order: { readonly side: Side; readonly quantity: Usd; readonly price: PriceHalfUsd },
): Fill => {
  const { side, quantity, price } = order;
  if (net === null) return { net: { side, quantity, entry: toE4(price) }, pl: sats(0), grows: true };
  if (net.side === side) {
    const entry = crossEntryAfterAdding(net.quantity, net.entry, quantity, toE4(price));
    return { net: { side, quantity: usd(net.quantity + quantity), entry }, pl: sats(0), grows: true };
  }
  const pl = netPl({ ...net, quantity: usd(Math.min(net.quantity, quantity)) }, price);
  if (quantity === net.quantity) return { net: null, pl, grows: false };
  if (quantity < net.quantity) {
    return { net: { ...net, quantity: usd(net.quantity - quantity) }, pl, grows: false };
  }
  return { net: { side, quantity: usd(quantity - net.quantity), entry: toE4(price) }, pl, grows: true };
};

/** What a net position ties up at a leverage. */
export const runningOf = (net: Net, leverage: number): Sats =>
  net === null ? sats(0) : crossRunningMargin(net.quantity, net.entry, leverage);

export const maintenanceOf = (net: Net): Sats =>
  net === null ? sats(0) : crossMaintenanceMargin(net.quantity, net.entry);

export const liquidationOf = (net: Net, margin: number): PriceHalfUsd | null =>
  net === null ? null : crossLiquidation(net.side, net.quantity, net.entry, sats(margin));

/** What of a margin neither the position, its maintenance nor a loss beyond its running margin needs. */
export const freeMargin = (net: Net, margin: number, leverage: number, last: PriceHalfUsd): number => {
  if (net === null) return margin;
  const running = runningOf(net, leverage);
  const loss = Math.max(0, -netPl(net, last));
  return margin - running - maintenanceOf(net) - Math.max(0, loss - running) - 1;
};
