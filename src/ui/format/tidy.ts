import { format } from "./format.ts";
import { parsePercent, parsePrice, parseSats } from "./parse-amount.ts";

const orAsTyped = (text: string, value: number | null, show: (value: number) => string): string =>
  value === null ? text : show(value);

/** A price as it is written once it is left; unreadable text stays as it is. */
export const tidyPrice = (text: string): string => orAsTyped(text, parsePrice(text), format.priceExact);

/** The same for a percentage. */
export const tidyPercent = (text: string): string => orAsTyped(text, parsePercent(text), format.setting);

/** The same for an amount in sats. */
export const tidySats = (text: string): string => orAsTyped(text, parseSats(text), format.sats);
