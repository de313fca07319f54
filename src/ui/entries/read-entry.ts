import type { EntryForm } from "#server/trpc/schemas/entries.ts";
import { parseCount, parsePercent, parsePrice, parseSats } from "#ui/format/parse-amount.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { parseTime, parseUtc } from "./entry-times.ts";

/** A part of the sentence, by the name it has in the API. */
export type EntryField = keyof EntryForm;
export type EntryDraftMistake = { readonly field: EntryField; readonly message: string };

export type ReadEntry =
  | { readonly ok: true; readonly form: EntryForm }
  | { readonly ok: false; readonly mistakes: readonly EntryDraftMistake[] };

/** What a part reads as, or a sentence that says what to write there. */
type Read<T> = { readonly value: T } | { readonly message: string };

const PRICE = "Enter a price in dollars, such as 95,000.";
const PERCENT = "Enter a percentage, such as 3.";
const CANDLES = "Enter a whole number of candles.";

const orSay = <T>(value: T | null, message: string): Read<T> => (value === null ? { message } : { value });

const readPrices = (text: string): Read<number[]> => {
  const parts = text.split(/[\s;]+/u).filter((part) => part !== "");
  const prices = parts.map(parsePrice);
  const isRight = parts.length > 0 && prices.every((price) => price !== null);
  return isRight
    ? { value: prices.filter((price) => price !== null) }
    : { message: "Enter prices in dollars with a space between them, such as 95,000 94,000 93,000." };
};

const readDip = ({ dip, within }: EntryDraft): Read<EntryForm["when"]> => {
  const [bps, withinMinutes] = [parsePercent(dip), parseSats(within)];
  if (bps === null) return { message: PERCENT };
  return withinMinutes === null
    ? { message: "Enter whole minutes, such as 60." }
    : { value: { kind: "dip", bps, withinMinutes } };
};

const readRsi = ({ range, period, rsiCross, level }: EntryDraft): Read<EntryForm["when"]> => {
  const [candles, hundredths] = [parseCount(period), parsePercent(level)];
  if (candles === null) return { message: CANDLES };
  return hundredths === null
    ? { message: "Enter a level from 0.01 to 99.99, such as 30." }
    : { value: { kind: "rsi", range, period: candles, cross: rsiCross, level: hundredths } };
};

const readAverage = ({ range, average, averageCross, ...draft }: EntryDraft): Read<EntryForm["when"]> => {
  const [fast, slow] = [parseCount(draft.fast), parseCount(draft.slow)];
  return fast === null || slow === null
    ? { message: CANDLES }
    : { value: { kind: "average", range, of: average, fast, slow, cross: averageCross } };
};

const readWhen = (draft: EntryDraft): Read<EntryForm["when"]> => {
  switch (draft.waitsFor) {
    case "falls-to":
    case "rises-to": {
      const price = parsePrice(draft.price);
      const from = draft.waitsFor === "falls-to" ? "above" : "below";
      return price === null ? { message: PRICE } : { value: { kind: "crossing", price, from } };
    }
    case "ladder": {
      const prices = readPrices(draft.prices);
      return "message" in prices ? prices : { value: { kind: "ladder", prices: prices.value } };
    }
    case "dip":
      return readDip(draft);
    case "rsi":
      return readRsi(draft);
    case "average":
      return readAverage(draft);
  }
};

const readSize = ({ sizeBy, size }: EntryDraft): Read<EntryForm["size"]> => {
  if (sizeBy === "quantity") {
    const usd = parseSats(size.replace(/usd|\$/giu, ""));
    return usd === null ? { message: "Enter whole dollars, such as 1,000." } : { value: { by: sizeBy, usd } };
  }
  const sats = parseSats(size);
  return sats === null ? { message: "Enter whole sats, such as 50,000." } : { value: { by: sizeBy, sats } };
};

const readExit = (by: EntryDraft["stopBy"], text: string): Read<EntryForm["stopLoss"]> => {
  if (by === "none") return { value: null };
  if (by === "price") {
    const price = parsePrice(text);
    return price === null ? { message: PRICE } : { value: { by, price } };
  }
  const bps = parsePercent(text);
  return bps === null ? { message: PERCENT } : { value: { by, bps } };
};

const readGuard = ({ guard, guardCap }: EntryDraft): Read<EntryForm["guard"]> => {
  if (guard === "unguarded") return { value: null };
  const maxTotal = parseSats(guardCap);
  return maxTotal === null
    ? { message: "Enter the most the guard may add to each position, in sats." }
    : { value: { maxTotal } };
};

const readExpiry = ({ expires }: EntryDraft): Read<string | null> =>
  expires.trim() === ""
    ? { value: null }
    : orSay(parseUtc(expires), "Enter a time in UTC, such as 2026-12-31 18:00, or leave it empty.");

const readQuiet = ({ quietFrom, quietTo }: EntryDraft): Read<EntryForm["quietHours"]> => {
  if (quietFrom.trim() === "" && quietTo.trim() === "") return { value: null };
  const [fromMinute, toMinute] = [parseTime(quietFrom), parseTime(quietTo)];
  return fromMinute === null || toMinute === null
    ? { message: "Enter both times in UTC, such as 22:00 and 06:00, or leave both empty." }
    : { value: { fromMinute, toMinute } };
};

const readLeverage = (text: string): Read<number> => {
  const number = text.replace(/[\s×x]/giu, "").replace(",", ".");
  return /^\d{1,3}(\.\d{1,6})?$/u.test(number)
    ? { value: Number(number) }
    : { message: "Enter a leverage, such as 10." };
};

type Parts = { readonly [Field in EntryField]: Read<EntryForm[Field]> };

const partsOf = (draft: EntryDraft): Parts => ({
  side: { value: draft.side },
  when: readWhen(draft),
  size: readSize(draft),
  leverage: readLeverage(draft.leverage),
  guard: readGuard(draft),
  stopLoss: readExit(draft.stopBy, draft.stop),
  takeProfit: readExit(draft.profitBy, draft.profit),
  budget: orSay(parseSats(draft.budget), "Enter the most that may be lost, in sats."),
  expiresAt: readExpiry(draft),
  quietHours: readQuiet(draft),
  // Each rung of a ladder enters once.
  maxEntries:
    draft.waitsFor === "ladder"
      ? { value: 1 }
      : orSay(parseCount(draft.maxEntries), "Enter a number of entries, such as 1."),
});

/** Reads what is written, or tells what cannot be read, part by part. What the rules say of it, the server's preview tells. */
export const readEntry = (draft: EntryDraft): ReadEntry => {
  const parts = partsOf(draft);
  const mistakes = (Object.keys(parts) as EntryField[]).flatMap((field) => {
    const part = parts[field];
    return "message" in part ? [{ field, message: part.message }] : [];
  });
  if (mistakes.length > 0) return { ok: false, mistakes };
  const values = Object.entries(parts).map(([field, part]) => [field, "value" in part ? part.value : null]);
  return { ok: true, form: Object.fromEntries(values) as EntryForm };
};
