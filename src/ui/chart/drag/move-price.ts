import { MAX_PRICE, MIN_PRICE } from "#domain/units.ts";

/** The nearest price there is to one in half dollars as it falls: whole half dollars, within what the exchange has. */
export const snapPrice = (price: number): number =>
  Math.min(MAX_PRICE - 1, Math.max(MIN_PRICE, Math.round(price)));

/** An arrow moves by a tick, half a dollar; with Shift, or by page, by a hundred dollars. */
const [TICK, LEAP] = [1, 200];

/** Where a key moves a price in half dollars; null for a key that moves nothing. */
export const keyedPrice = (price: number, key: string, hasShift: boolean): number | null => {
  const step = hasShift ? LEAP : TICK;
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return snapPrice(price + step);
    case "ArrowDown":
    case "ArrowLeft":
      return snapPrice(price - step);
    case "PageUp":
      return snapPrice(price + LEAP);
    case "PageDown":
      return snapPrice(price - LEAP);
    default:
      return null;
  }
};

const WHOLE = 10_000;

/** How far a price lies from another, in basis points of that other. */
export const changeBps = (price: number, from: number): number => Math.round(((price - from) / from) * WHOLE);
