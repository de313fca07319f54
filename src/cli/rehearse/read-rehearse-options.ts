import { parseArgs } from "node:util";
import type { Side } from "#domain/position/side.ts";
import {
  type BasisPoints,
  basisPoints,
  type PriceHalfUsd,
  priceHalfUsd,
  type RateE9,
  rateE9,
  type Sats,
  sats,
  type Usd,
  usd,
} from "#domain/units.ts";
import {
  type GuardFlag,
  guardOf,
  number,
  ReplayUsageError,
  SIDES,
  time,
  whole,
} from "../replay/read-flags.ts";

export type RehearseOptions = GuardFlag & {
  readonly candles: string;
  readonly from: number;
  readonly to: number;
  readonly side: Side;
  readonly quantity: Usd;
  /** Null takes the last price of the candles: a position that is opened now. */
  readonly price: PriceHalfUsd | null;
  /** Null takes it from the leverage. */
  readonly margin: Sats | null;
  readonly leverage: number;
  readonly balance: Sats;
  readonly takeProfit: PriceHalfUsd | null;
  readonly stopLoss: PriceHalfUsd | null;
  readonly trailing: BasisPoints | null;
  readonly fundingRate: RateE9;
  readonly everyMs: number;
  readonly lastsMs: number;
  /** Where the candles are packed to, to be read in milliseconds the next time. */
  readonly pack: string | null;
  readonly json: boolean;
};

export const REHEARSE_USAGE = [
  "npm run rehearse -- --candles FILE [--from ISO] [--to ISO] [--side long|short] [--quantity 1000]",
  "                    [--price USD] [--margin SATS | --leverage 10] [--balance SATS]",
  "                    [--guard trigger=5,target=10,day=SATS,loss=SATS|2x] [--take-profit USD]",
  "                    [--stop-loss USD | --trailing PERCENT] [--funding PERCENT] [--every 1] [--days 30] [--pack FILE] [--json]",
  "",
  "Rehearses a guard on a position before it is armed: puts the position at every hour of a recording, by ratio, plays each start",
  "for 30 days on both paths through every candle, by the decision that guards live positions, and tells how often it would have",
  "been liquidated with the guard and without, and what the guard would have taken. It starts nothing and stores nothing.",
].join("\n");

const FLAGS = {
  candles: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  side: { type: "string", default: "long" },
  quantity: { type: "string", default: "1000" },
  price: { type: "string" },
  margin: { type: "string" },
  leverage: { type: "string", default: "10" },
  balance: { type: "string", default: "1000000000" },
  guard: { type: "string", default: "" },
  "take-profit": { type: "string" },
  "stop-loss": { type: "string" },
  trailing: { type: "string" },
  funding: { type: "string", default: "0" },
  every: { type: "string", default: "1" },
  days: { type: "string", default: "30" },
  pack: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const HOUR_MS = 60 * 60 * 1_000;
const MOST_USD = 100_000_000;

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new ReplayUsageError(`${error instanceof Error ? error.message : String(error)} See --help.`);
  }
};

/** A price in USD, in steps of half a dollar. */
const priceOf = (name: string, text: string | undefined): PriceHalfUsd | null => {
  if (text === undefined) return null;
  const steps = number(name, text, 1, MOST_USD) * 2;
  if (Number.isSafeInteger(steps)) return priceHalfUsd(steps);
  throw new ReplayUsageError(`${name}: write a price in steps of half a dollar, not "${text}".`);
};

/** The command line as options; null where only the help was asked for. @throws ReplayUsageError with one line that says what to write. */
export const readRehearseOptions = (argv: readonly string[]): RehearseOptions | null => {
  const flags = flagsOf(argv);
  if (flags.help) return null;
  if (flags.candles === undefined) throw new ReplayUsageError("--candles: name a file. See --help.");
  const [side, ...more] = SIDES[flags.side] ?? [];
  if (side === undefined || more.length > 0)
    throw new ReplayUsageError(`--side: write long or short, not "${flags.side}".`);
  const from = time("--from", flags.from, Number.NEGATIVE_INFINITY);
  const to = time("--to", flags.to, Number.POSITIVE_INFINITY);
  if (from >= to) throw new ReplayUsageError("--from must lie before --to.");
  if (flags["stop-loss"] !== undefined && flags.trailing !== undefined)
    throw new ReplayUsageError("--stop-loss and --trailing exclude each other: the exchange keeps one stop.");
  return {
    ...{ candles: flags.candles, from, to, side },
    quantity: usd(whole("--quantity", flags.quantity, 1, 500_000)),
    price: priceOf("--price", flags.price),
    margin:
      flags.margin === undefined ? null : sats(whole("--margin", flags.margin, 1, Number.MAX_SAFE_INTEGER)),
    leverage: number("--leverage", flags.leverage, 1, 100),
    balance: sats(whole("--balance", flags.balance, 0, 2_100_000_000_000_000)),
    ...guardOf(flags.guard),
    takeProfit: priceOf("--take-profit", flags["take-profit"]),
    stopLoss: priceOf("--stop-loss", flags["stop-loss"]),
    trailing:
      flags.trailing === undefined
        ? null
        : basisPoints(Math.round(number("--trailing", flags.trailing, 0.1, 99) * 100)),
    fundingRate: rateE9(Math.round(number("--funding", flags.funding, -1, 1) * 10_000_000)),
    everyMs: number("--every", flags.every, 0.05, 24 * 365) * HOUR_MS,
    lastsMs: number("--days", flags.days, 0.05, 365) * 24 * HOUR_MS,
    pack: flags.pack ?? null,
    json: flags.json,
  };
};
