import { parseArgs } from "node:util";
import { printFailure, printJson, printLine, printProgress } from "#cli/print.ts";
import { readCandles } from "#cli/replay/read-candles.ts";
import { candleToPrices, type TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { openModelWorld } from "./model-world.ts";
import { playMixed } from "./play-mixed.ts";
import { isClean, isLively, mixedLines } from "./report-mixed.ts";

const USAGE =
  "npm run mixed -- --candles FILE [--seed 1] [--positions 200] [--accounts 5] [--minutes N] [--json]";

async function* pricesOf(file: string, minutes: number): AsyncGenerator<TimedPrice> {
  let count = 0;
  for await (const candle of readCandles(file)) {
    if (count >= minutes) return;
    count += 1;
    yield* candleToPrices(candle);
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
  let prices = 0;
  for await (const _ of pricesOf(candles, minutes)) prices += 1;
  const bar = values.json ? null : printProgress("Playing", prices);
  const begun = performance.now();
  const report = await playMixed(pricesOf(candles, minutes), {
    seed,
    positions,
    accounts,
    prices,
    open: openModelWorld,
    onPrice: (played) => {
      if (played % 1_000 === 0) bar?.update(played);
    },
  });
  bar?.finish(`${prices} prices in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
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
