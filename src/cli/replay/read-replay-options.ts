import { parseArgs } from "node:util";
import type { Side } from "#domain/position/side.ts";
import {
  type BasisPoints,
  basisPoints,
  type RateE9,
  rateE9,
  type Sats,
  sats,
  type Usd,
  usd,
} from "#domain/units.ts";

/** What may be lost on one position: sats, or so many times its initial margin. */
export type LossLimit = { readonly sats: Sats } | { readonly timesMargin: number };

export type ReplayOptions = {
  readonly candles: string;
  readonly from: number;
  readonly to: number;
  readonly leverage: number;
  readonly sides: readonly Side[];
  readonly quantity: Usd;
  readonly everyMs: number;
  readonly balance: Sats;
  readonly trigger: BasisPoints;
  readonly target: BasisPoints;
  readonly maxPerDay: Sats | null;
  readonly loss: LossLimit | null;
  readonly latencyMs: number;
  readonly fundingRate: RateE9;
  /** Whether guarded positions carry a stop just before liquidation. */
  readonly backstop: boolean;
  /** Whether it is played twice, without the backstop and with it, and the survivors held against each other. */
  readonly compareBackstop: boolean;
  readonly json: boolean;
};

/** A flag that makes no sense; the message is one line that says what to write instead. */
export class ReplayUsageError extends Error {}

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

const SIDES: Readonly<Record<string, readonly Side[]>> = {
  long: ["long"],
  short: ["short"],
  both: ["long", "short"],
};

const HOUR_MS = 60 * 60 * 1_000;

const number = (name: string, text: string, least: number, most: number): number => {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= least && value <= most) return value;
  throw new ReplayUsageError(`${name}: write a number from ${least} to ${most}, not "${text}".`);
};

const whole = (name: string, text: string, least: number, most: number): number => {
  const value = number(name, text, least, most);
  if (Number.isSafeInteger(value)) return value;
  throw new ReplayUsageError(`${name}: write a whole number, not "${text}".`);
};

const time = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined) return otherwise;
  const at = Date.parse(text);
  if (Number.isFinite(at)) return at;
  throw new ReplayUsageError(`${name}: write a time such as 2018-11-14T00:00:00Z, not "${text}".`);
};

/** The initial margin may be lost as it is, so a limit of no more than that would leave a guard nothing to add. */
const lossOf = (text: string): LossLimit => {
  if (!text.endsWith("x")) return { sats: sats(whole("--guard loss", text, 1, Number.MAX_SAFE_INTEGER)) };
  const timesMargin = number("--guard loss", text.slice(0, -1), 1, 1_000);
  if (timesMargin > 1) return { timesMargin };
  throw new ReplayUsageError("--guard loss: 1x is the initial margin alone; write more, such as 2x.");
};

const GUARD_KEYS = ["trigger", "target", "day", "loss"];

/** `trigger=5,target=10,day=…,loss=…`; what is left out keeps its default, and no caps unless given. */
const guardOf = (text: string) => {
  const parts = text === "" ? [] : text.split(",").map((part) => part.split("="));
  for (const [key = "", value] of parts) {
    if (!GUARD_KEYS.includes(key) || value === undefined || value === "") {
      throw new ReplayUsageError(
        `--guard: write trigger=5,target=10,day=SATS,loss=SATS or loss=2x, not "${text}".`,
      );
    }
  }
  const given = Object.fromEntries(parts) as Readonly<Record<string, string | undefined>>;
  const percent = (key: string, otherwise: string) =>
    basisPoints(Math.round(number(`--guard ${key}`, given[key] ?? otherwise, 0.1, 90) * 100));
  return {
    trigger: percent("trigger", "5"),
    target: percent("target", "10"),
    maxPerDay:
      given.day === undefined ? null : sats(whole("--guard day", given.day, 1, Number.MAX_SAFE_INTEGER)),
    loss: given.loss === undefined ? null : lossOf(given.loss),
  };
};

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
