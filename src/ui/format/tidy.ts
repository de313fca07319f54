import type { Format } from "./format.ts";
import { parsePercent, parsePrice, parseSats, parseSeconds } from "./parse-amount.ts";
import { useFormat } from "./use-format.ts";

const orAsTyped = (text: string, value: number | null, show: (value: number) => string): string =>
  value === null ? text : show(value);

/** How what was typed is written once its field is left; unreadable text stays as it is. */
export const tidying = (format: Format) => ({
  price: (text: string): string => orAsTyped(text, parsePrice(text), format.priceExact),
  percent: (text: string): string => orAsTyped(text, parsePercent(text), format.setting),
  sats: (text: string): string => orAsTyped(text, parseSats(text), format.satsTyped),
  seconds: (text: string): string => orAsTyped(text, parseSeconds(text), (value) => `${value} s`),
});

export type Tidying = ReturnType<typeof tidying>;

export const useTidying = (): Tidying => tidying(useFormat());
