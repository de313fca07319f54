import type { EntryForm } from "#server/trpc/schemas/entries.ts";
import type { Format } from "#ui/format/format.ts";
import { parseCount, parsePercent, parsePrice, parseSats } from "#ui/format/parse-amount.ts";
import type { EntryDraft } from "./entry-draft.ts";
import { parseTime, parseUtc } from "./entry-times.ts";
import { parseDollars } from "./parse-dollars.ts";
import { type UnreadWords, unreadWords } from "./read-entry-words.ts";

/** A part of the sentence, by the name it has in the API. */
export type EntryField = keyof EntryForm;
export type EntryDraftMistake = { readonly field: EntryField; readonly message: string };

export type ReadEntry =
  | { readonly ok: true; readonly form: EntryForm }
  | { readonly ok: false; readonly mistakes: readonly EntryDraftMistake[] };

/** What a part reads as, or a sentence that says what to write there. */
type Read<T> = { readonly value: T } | { readonly message: string };

const orSay = <T>(value: T | null, message: string): Read<T> => (value === null ? { message } : { value });

const readPrices = (unread: UnreadWords, text: string): Read<number[]> => {
  const parts = text.split(/[\s;]+/u).filter((part) => part !== "");
  const prices = parts.map(parsePrice);
  const isRight = parts.length > 0 && prices.every((price) => price !== null);
  return isRight ? { value: prices.filter((price) => price !== null) } : { message: unread.prices };
};

const readDip = (unread: UnreadWords, { dip, within }: EntryDraft): Read<EntryForm["when"]> => {
  const [bps, withinMinutes] = [parsePercent(dip), parseSats(within)];
  if (bps === null) return { message: unread.percent };
  return withinMinutes === null
    ? { message: unread.minutes }
    : { value: { kind: "dip", bps, withinMinutes } };
};

const readRsi = (
  unread: UnreadWords,
  { range, period, rsiCross, level }: EntryDraft,
): Read<EntryForm["when"]> => {
  const [candles, hundredths] = [parseCount(period), parsePercent(level)];
  if (candles === null) return { message: unread.candles };
  return hundredths === null
    ? { message: unread.level }
    : { value: { kind: "rsi", range, period: candles, cross: rsiCross, level: hundredths } };
};

const readAverage = (
  unread: UnreadWords,
  { range, average, averageCross, ...draft }: EntryDraft,
): Read<EntryForm["when"]> => {
  const [fast, slow] = [parseCount(draft.fast), parseCount(draft.slow)];
  return fast === null || slow === null
    ? { message: unread.candles }
    : { value: { kind: "average", range, of: average, fast, slow, cross: averageCross } };
};

const readWhen = (unread: UnreadWords, draft: EntryDraft): Read<EntryForm["when"]> => {
  switch (draft.waitsFor) {
    case "falls-to":
    case "rises-to": {
      const price = parsePrice(draft.price);
      const from = draft.waitsFor === "falls-to" ? "above" : "below";
      return price === null ? { message: unread.price } : { value: { kind: "crossing", price, from } };
    }
    case "ladder": {
      const prices = readPrices(unread, draft.prices);
      return "message" in prices ? prices : { value: { kind: "ladder", prices: prices.value } };
    }
    case "dip":
      return readDip(unread, draft);
    case "rsi":
      return readRsi(unread, draft);
    case "average":
      return readAverage(unread, draft);
  }
};

const readSize = (unread: UnreadWords, { sizeBy, size }: EntryDraft): Read<EntryForm["size"]> => {
  if (sizeBy === "quantity") {
    const usd = parseDollars(size);
    return usd === null ? { message: unread.dollars } : { value: { by: sizeBy, usd } };
  }
  const sats = parseSats(size);
  return sats === null ? { message: unread.sats } : { value: { by: sizeBy, sats } };
};

const readExit = (
  unread: UnreadWords,
  by: EntryDraft["stopBy"],
  text: string,
): Read<EntryForm["stopLoss"]> => {
  if (by === "none") return { value: null };
  if (by === "price") {
    const price = parsePrice(text);
    return price === null ? { message: unread.price } : { value: { by, price } };
  }
  const bps = parsePercent(text);
  return bps === null ? { message: unread.percent } : { value: { by, bps } };
};

const readGuard = (unread: UnreadWords, { guard, guardCap }: EntryDraft): Read<EntryForm["guard"]> => {
  if (guard === "unguarded") return { value: null };
  const maxTotal = parseSats(guardCap);
  return maxTotal === null ? { message: unread.guardCap } : { value: { maxTotal } };
};

const readExpiry = (unread: UnreadWords, { expires }: EntryDraft): Read<string | null> =>
  expires.trim() === "" ? { value: null } : orSay(parseUtc(expires), unread.expires);

const readQuiet = (
  unread: UnreadWords,
  { quietFrom, quietTo }: EntryDraft,
): Read<EntryForm["quietHours"]> => {
  if (quietFrom.trim() === "" && quietTo.trim() === "") return { value: null };
  const [fromMinute, toMinute] = [parseTime(quietFrom), parseTime(quietTo)];
  return fromMinute === null || toMinute === null
    ? { message: unread.quiet }
    : { value: { fromMinute, toMinute } };
};

const readLeverage = (unread: UnreadWords, text: string): Read<number> => {
  const number = text.replace(/[\s×x]/giu, "").replace(",", ".");
  return /^\d{1,3}(\.\d{1,6})?$/u.test(number) ? { value: Number(number) } : { message: unread.leverage };
};

type Parts = { readonly [Field in EntryField]: Read<EntryForm[Field]> };

const partsOf = (unread: UnreadWords, draft: EntryDraft): Parts => ({
  side: { value: draft.side },
  when: readWhen(unread, draft),
  size: readSize(unread, draft),
  leverage: readLeverage(unread, draft.leverage),
  guard: readGuard(unread, draft),
  stopLoss: readExit(unread, draft.stopBy, draft.stop),
  takeProfit: readExit(unread, draft.profitBy, draft.profit),
  budget: orSay(parseSats(draft.budget), unread.budget),
  expiresAt: readExpiry(unread, draft),
  quietHours: readQuiet(unread, draft),
  // Each rung of a ladder enters once.
  maxEntries:
    draft.waitsFor === "ladder" ? { value: 1 } : orSay(parseCount(draft.maxEntries), unread.entries),
});

/** Reads what is written, or tells what cannot be read, part by part. What the rules say of it, the server's preview tells. */
export const readEntry = (format: Format, draft: EntryDraft): ReadEntry => {
  const parts = partsOf(unreadWords(format), draft);
  const mistakes = (Object.keys(parts) as EntryField[]).flatMap((field) => {
    const part = parts[field];
    return "message" in part ? [{ field, message: part.message }] : [];
  });
  if (mistakes.length > 0) return { ok: false, mistakes };
  const values = Object.entries(parts).map(([field, part]) => [field, "value" in part ? part.value : null]);
  return { ok: true, form: Object.fromEntries(values) as EntryForm };
};
