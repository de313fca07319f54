import type { EntryForm } from "#server/trpc/schemas/entries.ts";
import type { Format } from "#ui/format/format.ts";
import { timeOfMinute, utcText } from "./entry-times.ts";

type When = EntryForm["when"];
type Of<Kind extends When["kind"]> = Extract<When, { readonly kind: Kind }>;

/** What an entry waits for, as its sentence begins; a crossing is one from above or one from below. */
export type WaitsFor = "falls-to" | "rises-to" | Exclude<When["kind"], "crossing">;

/** The blanks of an entry's sentence as they are typed. */
export type EntryDraft = {
  readonly side: EntryForm["side"];
  readonly waitsFor: WaitsFor;
  readonly price: string;
  readonly prices: string;
  readonly dip: string;
  readonly within: string;
  readonly range: Of<"rsi">["range"];
  readonly period: string;
  readonly rsiCross: Of<"rsi">["cross"];
  readonly level: string;
  readonly average: Of<"average">["of"];
  readonly fast: string;
  readonly slow: string;
  readonly averageCross: Of<"average">["cross"];
  readonly sizeBy: EntryForm["size"]["by"];
  readonly size: string;
  readonly leverage: string;
  readonly guard: "guarded" | "unguarded";
  readonly guardCap: string;
  readonly stopBy: "none" | "price" | "percent";
  readonly stop: string;
  readonly profitBy: "none" | "price" | "percent";
  readonly profit: string;
  readonly budget: string;
  readonly maxEntries: string;
  /** A time in UTC, or nothing for no end. */
  readonly expires: string;
  readonly quietFrom: string;
  readonly quietTo: string;
};

export const EMPTY_ENTRY: EntryDraft = {
  side: "long",
  waitsFor: "falls-to",
  price: "",
  prices: "",
  dip: "",
  within: "60",
  range: "1h",
  period: "14",
  rsiCross: "below",
  level: "30",
  average: "exponential",
  fast: "9",
  slow: "21",
  averageCross: "up",
  sizeBy: "quantity",
  size: "",
  leverage: "10",
  guard: "guarded",
  guardCap: "",
  stopBy: "none",
  stop: "",
  profitBy: "none",
  profit: "",
  budget: "",
  maxEntries: "1",
  expires: "",
  quietFrom: "",
  quietTo: "",
};

const whenDraft = (format: Format, when: When): Partial<EntryDraft> => {
  switch (when.kind) {
    case "crossing":
      return {
        waitsFor: when.from === "above" ? "falls-to" : "rises-to",
        price: format.priceExact(when.price),
      };
    case "ladder":
      return { waitsFor: "ladder", prices: when.prices.map((price) => format.priceExact(price)).join(" ") };
    case "dip":
      return { waitsFor: "dip", dip: format.setting(when.bps), within: String(when.withinMinutes) };
    case "rsi":
      return {
        waitsFor: "rsi",
        range: when.range,
        period: String(when.period),
        rsiCross: when.cross,
        level: format.settingNumber(when.level),
      };
    case "average":
      return {
        waitsFor: "average",
        range: when.range,
        average: when.of,
        fast: String(when.fast),
        slow: String(when.slow),
        averageCross: when.cross,
      };
  }
};

const exitDraft = (format: Format, exit: EntryForm["stopLoss"]) => {
  if (exit === null) return { by: "none", text: "" } as const;
  return exit.by === "price"
    ? ({ by: "price", text: format.priceExact(exit.price) } as const)
    : ({ by: "percent", text: format.setting(exit.bps) } as const);
};

/** A leverage as it is set, to its last decimal: a rounded one would be another. */
export const leverageText = (format: Format, leverage: number): string =>
  format.number(leverage, String(leverage).split(".")[1]?.length ?? 0);

/** The blanks as they are filled in for settings that there are. */
export const draftOfEntry = (format: Format, form: EntryForm): EntryDraft => {
  const [stop, profit] = [exitDraft(format, form.stopLoss), exitDraft(format, form.takeProfit)];
  return {
    ...EMPTY_ENTRY,
    ...whenDraft(format, form.when),
    side: form.side,
    sizeBy: form.size.by,
    size: form.size.by === "quantity" ? String(form.size.usd) : format.satsTyped(form.size.sats),
    leverage: leverageText(format, form.leverage),
    guard: form.guard === null ? "unguarded" : "guarded",
    guardCap: form.guard === null ? "" : format.satsTyped(form.guard.maxTotal),
    stopBy: stop.by,
    stop: stop.text,
    profitBy: profit.by,
    profit: profit.text,
    budget: format.satsTyped(form.budget),
    maxEntries: String(form.maxEntries),
    expires: form.expiresAt === null ? "" : utcText(form.expiresAt),
    quietFrom: form.quietHours === null ? "" : timeOfMinute(form.quietHours.fromMinute),
    quietTo: form.quietHours === null ? "" : timeOfMinute(form.quietHours.toMinute),
  };
};
