import { parseArgs } from "node:util";
import { printFailure, printJson, printLine, printProgress } from "#cli/print.ts";
import { readCandles } from "#cli/replay/read-candles.ts";
import { candleToPrices, type TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { playMixed } from "./play-mixed.ts";
import { isClean, mixedLines } from "./report-mixed.ts";

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

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      candles: { type: "string" },
      seed: { type: "string", default: "1" },
      positions: { type: "string", default: "200" },
      accounts: { type: "string", default: "5" },
      minutes: { type: "string", default: "10000000" },
      json: { type: "boolean", default: false },
    },
  });
  const { candles } = values;
  if (candles === undefined) throw new Error(`--candles: name a file. Usage: ${USAGE}`);
  let prices = 0;
  for await (const _ of pricesOf(candles, Number(values.minutes))) prices += 1;
  const bar = values.json ? null : printProgress("Playing", prices);
  const begun = performance.now();
  const report = await playMixed(pricesOf(candles, Number(values.minutes)), {
    seed: Number(values.seed),
    positions: Number(values.positions),
    accounts: Number(values.accounts),
    prices,
    onPrice: (played) => {
      if (played % 1_000 === 0) bar?.update(played);
    },
  });
  bar?.finish(`${prices} prices in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  if (values.json) printJson(report);
  else for (const line of mixedLines(report)) printLine(line);
  if (!isClean(report)) process.exitCode = 1;
};

try {
  await run();
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
