import { toMoment } from "../../moment.ts";
import { spanWords } from "../../notifications/clock-words.ts";
import type { figures } from "../../notifications/figures.ts";
import { alertWatches, breakerDoes } from "../../notifications/rule-receipt-words.ts";
import { entryWaits } from "../../notifications/why-not/why-not-entry-words.ts";
import type { PriceAlertConfig } from "../alerts/price-alert.ts";
import type { DrawdownBreakerConfig } from "../breaker/drawdown-breaker.ts";
import type { AutoEntryConfig, EntryExit, EntrySize, QuietHours } from "../entries/auto-entry.ts";
import type { SettingLine } from "./setting-line.ts";

type Figures = ReturnType<typeof figures>;

/** The settings of a price alert. */
export const alertLines = (f: Figures, { when, repeat }: PriceAlertConfig): readonly SettingLine[] => [
  { field: "Tells when", value: alertWatches(f, when) },
  {
    field: "How often",
    value: repeat.kind === "once" ? "once" : `every time, with a rest of ${spanWords(repeat.restMs)}`,
  },
];

/** The settings of a breaker. */
export const breakerLines = (
  f: Figures,
  { drop, action, cooldownMs }: DrawdownBreakerConfig,
): readonly SettingLine[] => [
  { field: "Trips at", value: `${f.setting(drop)} below the peak` },
  { field: "What it does", value: breakerDoes[action] },
  { field: "Rest after a trip", value: cooldownMs === 0 ? "none" : spanWords(cooldownMs) },
];

const sizeValue = (f: Figures, size: EntrySize): string => {
  switch (size.by) {
    case "risk":
      return `${f.sats(size.sats)} at risk`;
    case "quantity":
      return f.quantity(size.usd);
    case "margin":
      return `${f.sats(size.sats)} of margin`;
  }
};

const exitValue = (f: Figures, exit: EntryExit | null): string => {
  if (exit === null) return "none";
  return exit.by === "price" ? f.priceExact(exit.price) : `${f.setting(exit.bps)} from entry`;
};

const guardValue = (f: Figures, guard: AutoEntryConfig["guard"]): string => {
  if (guard === null) return "none";
  return guard.maxTotal === null ? "adds without a limit" : `adds at most ${f.sats(guard.maxTotal)}`;
};

const DECIMALS = 6;

/** As short as it is exact. */
const leverageValue = (f: Figures, leverageE6: number): string => {
  const digits = leverageE6
    .toString()
    .padStart(DECIMALS + 1, "0")
    .slice(-DECIMALS)
    .replace(/0+$/u, "");
  return `${f.number(leverageE6 / 10 ** DECIMALS, digits.length)}×`;
};

/** A time in UTC to the millisecond, without the seconds where they are none: `2026-01-31 14:03 UTC`. */
const timeValue = (at: number | null): string => {
  if (at === null) return "never";
  const [day = "", clock = ""] = toMoment(at).split("T");
  return `${day} ${clock
    .replace("Z", "")
    .replace(/\.000$/u, "")
    .replace(/:00$/u, "")} UTC`;
};

const minuteValue = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

const quietValue = (hours: QuietHours | null): string =>
  hours === null ? "none" : `${minuteValue(hours.fromMinute)} to ${minuteValue(hours.toMinute)} UTC`;

/** The settings of an automatic entry. */
export const entryLines = (f: Figures, config: AutoEntryConfig): readonly SettingLine[] => [
  { field: "Side", value: config.side },
  { field: "Enters when", value: entryWaits(f, config) },
  { field: "Leverage", value: leverageValue(f, config.leverage) },
  { field: "Size of one entry", value: sizeValue(f, config.size) },
  { field: "Guard of each position", value: guardValue(f, config.guard) },
  { field: "Stop loss", value: exitValue(f, config.stopLoss) },
  { field: "Take profit", value: exitValue(f, config.takeProfit) },
  { field: "Most that all its entries may lose", value: f.sats(config.budget) },
  { field: "How often it may enter", value: f.number(config.maxEntries) },
  { field: "Ends at", value: timeValue(config.expiresAt) },
  { field: "Quiet hours", value: quietValue(config.quietHours) },
];
