import { parseArgs } from "node:util";
import { printFailure, printJson, printLine, printProgress } from "#cli/print.ts";
import { readCandles } from "#cli/replay/read-candles.ts";
import { candleToPrices, type TimedPrice } from "#domain/replay/candle-to-prices.ts";
import type { OpenWorld } from "./mixed-world.ts";
import { openModelWorld } from "./model-world.ts";
import { type MixedStep, playMixed } from "./play-mixed.ts";
import { openRealWorld } from "./real-world.ts";
import { isClean, isLively, mixedLines } from "./report-mixed.ts";

const USAGE =
  "npm run mixed -- --candles FILE [--seed 1] [--positions 200] [--accounts 5] [--minutes N] [--over memory|http] [--by price|candle] [--json]";

/** Where it is played: in process on the model of the database, or on PostgreSQL and the paper exchange over HTTP. */
const WORLDS: Readonly<Record<string, OpenWorld>> = { memory: openModelWorld, http: openRealWorld };

/** How many of a candle's prices pass between two looks of the product's. */
const STEPS: Readonly<Record<string, (prices: readonly TimedPrice[]) => readonly MixedStep[]>> = {
  price: (prices) => prices.map((price) => [price]),
  candle: ([first, ...rest]) => (first === undefined ? [] : [[first, ...rest]]),
};

async function* stepsOf(
  file: string,
  minutes: number,
  stepsIn: (prices: readonly TimedPrice[]) => readonly MixedStep[],
): AsyncGenerator<MixedStep> {
  let count = 0;
  for await (const candle of readCandles(file)) {
    if (count >= minutes) return;
    count += 1;
    yield* stepsIn([...candleToPrices(candle)]);
  }
}

/** @throws Error with one line that says what to write instead. */
const whole = (name: string, text: string, most: number): number => {
  if (/^\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= most) return Number(text);
  throw new Error(`--${name}: write a whole number from 1 to ${most}, not "${text}".`);
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      candles: { type: "string" },
      seed: { type: "string", default: "1" },
      positions: { type: "string", default: "200" },
      accounts: { type: "string", default: "5" },
      minutes: { type: "string", default: "999999999" },
      over: { type: "string", default: "memory" },
      by: { type: "string", default: "price" },
      json: { type: "boolean", default: false },
    },
  });
  const { candles } = values;
  if (candles === undefined) throw new Error(`--candles: name a file. Usage: ${USAGE}`);
  const [seed, positions] = [
    whole("seed", values.seed, 999_999_999),
    whole("positions", values.positions, 10_000),
  ];
  const [accounts, minutes] = [
    whole("accounts", values.accounts, 100),
    whole("minutes", values.minutes, 999_999_999),
  ];
  const open = WORLDS[values.over];
  if (open === undefined) throw new Error(`--over: write memory or http, not "${values.over}".`);
  const stepsIn = STEPS[values.by];
  if (stepsIn === undefined) throw new Error(`--by: write price or candle, not "${values.by}".`);
  let steps = 0;
  for await (const _ of stepsOf(candles, minutes, stepsIn)) steps += 1;
  const bar = values.json ? null : printProgress("Playing", steps);
  const begun = performance.now();
  const report = await playMixed(stepsOf(candles, minutes, stepsIn), {
    seed,
    positions,
    accounts,
    steps,
    open,
    onStep: (played) => {
      if (played % 100 === 0) bar?.update(played);
    },
  });
  bar?.finish(`${report.prices} prices in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  if (values.json) printJson(report);
  else for (const line of mixedLines(report)) printLine(line);
  if (!isLively(report, positions)) {
    printFailure(
      `Only ${report.positions} of ${positions} positions were opened: this proves nothing. Play more prices.`,
    );
    process.exitCode = 1;
  }
  if (!isClean(report)) process.exitCode = 1;
};

try {
  await run();
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
