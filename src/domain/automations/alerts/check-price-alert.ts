import { saidBy } from "../../language/in-both.ts";
import { figures } from "../../notifications/figures.ts";
import { MAX_PRICE, MIN_PRICE } from "../../units.ts";
import type { Mistake } from "../mistake.ts";
import { ALERT_MISTAKES } from "./alert-mistake-words.ts";
import type { AlertCondition, AlertRepeat, MoveDirection, PriceAlertConfig } from "./price-alert.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type AlertMistake = Mistake<"price" | "bps" | "withinMs" | "direction" | "restMs">;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LEAST_BPS = 10;
const MOST_BPS = 9_000;
const DIRECTIONS: ReadonlySet<string> = new Set<MoveDirection>(["up", "down", "either"]);

const MOVE = saidBy(ALERT_MISTAKES, (words, locale) => {
  const { settingNumber } = figures(locale);
  return words.move(settingNumber(LEAST_BPS), settingNumber(MOST_BPS));
});
const TIME = saidBy(ALERT_MISTAKES, ({ time }) => time);
const DIRECTION = saidBy(ALERT_MISTAKES, ({ direction }) => direction);
const PRICE = saidBy(ALERT_MISTAKES, ({ price }, locale) => price(figures(locale).price(MAX_PRICE)));
const REST = saidBy(ALERT_MISTAKES, ({ rest }) => rest);

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const moveMistakes = ({
  bps,
  withinMs,
  direction,
}: Extract<AlertCondition, { kind: "move" }>): readonly AlertMistake[] => {
  const mistakes: AlertMistake[] = [];
  if (!isWithin(bps, LEAST_BPS, MOST_BPS)) mistakes.push({ field: "bps", message: MOVE });
  if (!isWithin(withinMs, MINUTE_MS, DAY_MS))
    mistakes.push({
      field: "withinMs",
      message: TIME,
    });
  if (!DIRECTIONS.has(direction)) mistakes.push({ field: "direction", message: DIRECTION });
  return mistakes;
};

const conditionMistakes = (when: AlertCondition): readonly AlertMistake[] => {
  if (when.kind === "move") return moveMistakes(when);
  if (isWithin(when.price, MIN_PRICE, MAX_PRICE)) return [];
  return [
    {
      field: "price",
      message: PRICE,
    },
  ];
};

const repeatMistakes = (repeat: AlertRepeat): readonly AlertMistake[] => {
  if (repeat.kind === "once" || isWithin(repeat.restMs, MINUTE_MS, 7 * DAY_MS)) return [];
  return [
    {
      field: "restMs",
      message: REST,
    },
  ];
};

/** What is wrong with an alert before it is armed, field by field; empty means it may be armed. */
export const checkPriceAlert = ({ when, repeat }: PriceAlertConfig): readonly AlertMistake[] => [
  ...conditionMistakes(when),
  ...repeatMistakes(repeat),
];
