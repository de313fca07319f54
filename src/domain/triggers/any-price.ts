import { MAX_PRICE } from "../units.ts";
import type { TriggerPrice } from "./trigger.ts";

/**
 * A price that every tick reaches. Asleep until a time, it stands for that time: a candle that closes, a window that moves
 * on, a rest that is over.
 */
export const ANY_PRICE: TriggerPrice = { side: "below", price: MAX_PRICE };
