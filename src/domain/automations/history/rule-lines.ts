import { toMoment } from "../../moment.ts";
import { spanWords } from "../../notifications/clock-words.ts";
import type { figures } from "../../notifications/figures.ts";
import { leverageWords } from "../../notifications/leverage-words.ts";
import { alertWatches, breakerDoes } from "../../notifications/rule-receipt-words.ts";
import { entryWaits } from "../../notifications/why-not/entry-waits.ts";
import type { PriceAlertConfig } from "../alerts/price-alert.ts";
import type { DrawdownBreakerConfig } from "../breaker/drawdown-breaker.ts";
import type { AutoEntryConfig, EntryExit, EntrySize, QuietHours } from "../entries/auto-entry.ts";
import type { SettingLine } from "./setting-line.ts";
import { SETTING_WORDS } from "./setting-table.ts";

type Figures = ReturnType<typeof figures>;

/** The settings of a price alert. */
export const alertLines = (f: Figures, { when, repeat }: PriceAlertConfig): readonly SettingLine[] => [
  { field: SETTING_WORDS[f.locale].tellsWhen, value: alertWatches(f, when) },
  {
    field: SETTING_WORDS[f.locale].howOften,
    value:
      repeat.kind === "once"
        ? SETTING_WORDS[f.locale].once
        : SETTING_WORDS[f.locale].everyTime(spanWords(f.locale, repeat.restMs)),
  },
];

/** The settings of a breaker. */
export const breakerLines = (
  f: Figures,
  { drop, action, cooldownMs }: DrawdownBreakerConfig,
): readonly SettingLine[] => [
  { field: SETTING_WORDS[f.locale].tripsAt, value: SETTING_WORDS[f.locale].belowPeak(f.setting(drop)) },
  { field: SETTING_WORDS[f.locale].whatItDoes, value: breakerDoes(f.locale, action) },
  {
    field: SETTING_WORDS[f.locale].restAfterTrip,
    value: cooldownMs === 0 ? SETTING_WORDS[f.locale].none : spanWords(f.locale, cooldownMs),
  },
];

const sizeValue = (f: Figures, size: EntrySize): string => {
  switch (size.by) {
    case "risk":
      return SETTING_WORDS[f.locale].atRisk(f.sats(size.sats));
    case "quantity":
      return f.quantity(size.usd);
    case "margin":
      return SETTING_WORDS[f.locale].ofMargin(f.sats(size.sats));
  }
};

const exitValue = (f: Figures, exit: EntryExit | null): string => {
  if (exit === null) return SETTING_WORDS[f.locale].none;
  return exit.by === "price"
    ? f.priceExact(exit.price)
    : SETTING_WORDS[f.locale].fromEntry(f.setting(exit.bps));
};

const guardValue = (f: Figures, guard: AutoEntryConfig["guard"]): string => {
  if (guard === null) return SETTING_WORDS[f.locale].none;
  return guard.maxTotal === null
    ? SETTING_WORDS[f.locale].addsFreely
    : SETTING_WORDS[f.locale].addsAtMost(f.sats(guard.maxTotal));
};

/** A time in UTC to the millisecond, without the seconds where they are none: `2026-01-31 14:03 UTC`. */
const timeValue = (f: Figures, at: number | null): string => {
  if (at === null) return SETTING_WORDS[f.locale].never;
  const [day = "", clock = ""] = toMoment(at).split("T");
  return `${day} ${clock
    .replace("Z", "")
    .replace(/\.000$/u, "")
    .replace(/:00$/u, "")} UTC`;
};

const minuteValue = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

const quietValue = (f: Figures, hours: QuietHours | null): string =>
  hours === null
    ? SETTING_WORDS[f.locale].none
    : SETTING_WORDS[f.locale].hours(minuteValue(hours.fromMinute), minuteValue(hours.toMinute));

/** The settings of an automatic entry. */
export const entryLines = (f: Figures, config: AutoEntryConfig): readonly SettingLine[] => [
  { field: SETTING_WORDS[f.locale].side, value: config.side },
  { field: SETTING_WORDS[f.locale].entersWhen, value: entryWaits(f, config) },
  { field: SETTING_WORDS[f.locale].leverage, value: leverageWords(f, config.leverage) },
  { field: SETTING_WORDS[f.locale].entrySize, value: sizeValue(f, config.size) },
  { field: SETTING_WORDS[f.locale].eachGuard, value: guardValue(f, config.guard) },
  { field: SETTING_WORDS[f.locale].stopLoss, value: exitValue(f, config.stopLoss) },
  { field: SETTING_WORDS[f.locale].takeProfit, value: exitValue(f, config.takeProfit) },
  { field: SETTING_WORDS[f.locale].budget, value: f.sats(config.budget) },
  { field: SETTING_WORDS[f.locale].maxEntries, value: f.number(config.maxEntries) },
  { field: SETTING_WORDS[f.locale].endsAt, value: timeValue(f, config.expiresAt) },
  { field: SETTING_WORDS[f.locale].quietHours, value: quietValue(f, config.quietHours) },
];
