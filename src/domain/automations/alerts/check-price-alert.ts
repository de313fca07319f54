import { MAX_PRICE, MIN_PRICE } from "../../units.ts";
import type { AlertCondition, AlertRepeat, MoveDirection, PriceAlertConfig } from "./price-alert.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type AlertMistake = {
  readonly field: "price" | "bps" | "withinMs" | "direction" | "restMs";
  readonly message: string;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LEAST_BPS = 10;
const MOST_BPS = 9_000;
const DIRECTIONS: ReadonlySet<string> = new Set<MoveDirection>(["up", "down", "either"]);

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const moveMistakes = ({
  bps,
  withinMs,
  direction,
}: Extract<AlertCondition, { kind: "move" }>): readonly AlertMistake[] => {
  const mistakes: AlertMistake[] = [];
  if (!isWithin(bps, LEAST_BPS, MOST_BPS))
    mistakes.push({ field: "bps", message: "The move must lie between 0.1 % and 90 %." });
  if (!isWithin(withinMs, MINUTE_MS, DAY_MS))
    mistakes.push({
      field: "withinMs",
      message: "The time for the move must lie between 1 minute and 24 hours.",
    });
  if (!DIRECTIONS.has(direction))
    mistakes.push({ field: "direction", message: "Choose which way the move counts: up, down, or either." });
  return mistakes;
};

const conditionMistakes = (when: AlertCondition): readonly AlertMistake[] => {
  if (when.kind === "move") return moveMistakes(when);
  if (isWithin(when.price, MIN_PRICE, MAX_PRICE)) return [];
  return [
    {
      field: "price",
      message: "The price must lie between 1 and 100,000,000 USD, in steps of half a dollar.",
    },
  ];
};

const repeatMistakes = (repeat: AlertRepeat): readonly AlertMistake[] => {
  if (repeat.kind === "once" || isWithin(repeat.restMs, MINUTE_MS, 7 * DAY_MS)) return [];
  return [
    {
      field: "restMs",
      message:
        "The rest after an alert must lie between 1 minute and 7 days: without one, a price that hovers would not stop telling you.",
    },
  ];
};

/** What is wrong with an alert before it is armed, field by field; empty means it may be armed. */
export const checkPriceAlert = ({ when, repeat }: PriceAlertConfig): readonly AlertMistake[] => [
  ...conditionMistakes(when),
  ...repeatMistakes(repeat),
];
