import { parseArgs } from "node:util";
import type { Side } from "#domain/position/side.ts";
import { type RateE9, rateE9, type Sats, sats, type Usd, usd } from "#domain/units.ts";
import { type GuardFlag, guardOf, number, ReplayUsageError, SIDES, time, whole } from "./read-flags.ts";

export type ReplayOptions = GuardFlag & {
  readonly candles: string;
  readonly from: number;
  readonly to: number;
  readonly leverage: number;
  readonly sides: readonly Side[];
  readonly quantity: Usd;
  readonly everyMs: number;
  readonly balance: Sats;
  readonly latencyMs: number;
  readonly fundingRate: RateE9;
  /** Whether guarded positions carry a stop just before liquidation. */
  readonly backstop: boolean;
  /** Whether it is played twice, without the backstop and with it, and the survivors held against each other. */
  readonly compareBackstop: boolean;
  readonly json: boolean;
};

export const REPLAY_USAGE =
  "npm run replay -- --candles FILE [--from ISO] [--to ISO] [--leverage 10] [--side long|short|both] [--quantity 1000] " +
  "[--every 12] [--balance 1000000000] [--guard trigger=5,target=10,day=SATS,loss=SATS|2x] [--latency MS] " +
  "[--funding PERCENT] [--backstop | --compare-backstop] [--json]";

const FLAGS = {
  candles: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  leverage: { type: "string", default: "10" },
  side: { type: "string", default: "long" },
  quantity: { type: "string", default: "1000" },
  every: { type: "string", default: "12" },
  balance: { type: "string", default: "1000000000" },
  guard: { type: "string", default: "" },
  latency: { type: "string", default: "0" },
  funding: { type: "string", default: "0" },
  backstop: { type: "boolean", default: false },
  "compare-backstop": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

const HOUR_MS = 60 * 60 * 1_000;

const flagsOf = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true }).values;
  } catch (error) {
    throw new ReplayUsageError(
      `${error instanceof Error ? error.message : String(error)} Usage: ${REPLAY_USAGE}`,
    );
  }
};

/** The command line as options. @throws ReplayUsageError with one line that says what to write instead. */
export const readReplayOptions = (argv: readonly string[]): ReplayOptions => {
  const flags = flagsOf(argv);
  if (flags.candles === undefined)
    throw new ReplayUsageError(`--candles: name a file. Usage: ${REPLAY_USAGE}`);
  const sides = SIDES[flags.side];
  if (sides === undefined)
    throw new ReplayUsageError(`--side: write long, short or both, not "${flags.side}".`);
  const from = time("--from", flags.from, Number.NEGATIVE_INFINITY);
  const to = time("--to", flags.to, Number.POSITIVE_INFINITY);
  if (from >= to) throw new ReplayUsageError("--from must lie before --to.");
  return {
    candles: flags.candles,
    from,
    to,
    leverage: number("--leverage", flags.leverage, 1, 100),
    sides,
    quantity: usd(whole("--quantity", flags.quantity, 1, 500_000)),
    everyMs: number("--every", flags.every, 0.05, 24 * 365) * HOUR_MS,
    balance: sats(whole("--balance", flags.balance, 1, 2_100_000_000_000_000)),
    ...guardOf(flags.guard),
    latencyMs: whole("--latency", flags.latency, 0, 10 * 60_000),
    fundingRate: rateE9(Math.round(number("--funding", flags.funding, -1, 1) * 10_000_000)),
    backstop: flags.backstop,
    compareBackstop: flags["compare-backstop"],
    json: flags.json,
  };
};
