import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seriesOf } from "#domain/rehearsal/candle-series.ts";
import type { Candle } from "#domain/replay/candle.ts";
import { rehearseReplay } from "#testing/candles/rehearse-replay.ts";
import { writeDirtyCandles } from "#testing/candles/write-dirty-candles.ts";
import { digestCandles } from "./digest-candles.ts";
import { readCandles } from "./read-candles.ts";
import { readReplayOptions } from "./read-replay-options.ts";
import { guardConfigOf } from "./replay-desk.ts";
import { type ReplayReport, reportReplay } from "./report-replay.ts";
import { ReplayStopped, runReplay } from "./run-replay.ts";

const directory = mkdtempSync(join(tmpdir(), "axisor-replay-"));
const file = join(directory, "crash.csv.gz");

const replay = (...argv: string[]): Promise<ReplayReport> => {
  const options = readReplayOptions(["--candles", file, "--every", "0.1", ...argv]);
  return runReplay(options, { say: () => {}, onStep: () => {} }, (run) => reportReplay(run, options));
};

const sumOf = async (path: string): Promise<string> => {
  const everything = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const { candles, sum } = digestCandles(readCandles(path), everything);
  for await (const _ of candles);
  return sum();
};

const CLEAN = { doubleEffects: 0, missedTriggers: 0, conservationDifference: 0 };

beforeAll(() => {
  writeDirtyCandles(file, 7, 90);
});
afterAll(() => rmSync(directory, { recursive: true }));

it("keeps longs alive through a crash that liquidates the unguarded ones, acts once per cause and loses no sat", async () => {
  const report = await replay();
  expect(report).toMatchObject(CLEAN);
  expect(report.candlesSha256).toBe(await sumOf(file));
  expect(report.positions).toBeGreaterThan(5);
  expect(report.liquidationsWithout).toBeGreaterThan(0);
  expect(report.liquidationsWith).toBeLessThan(report.liquidationsWithout);
  expect(report.intents).toBeGreaterThan(0);
  expect(report.satsAdded).toBeGreaterThan(0);
}, 60_000);

it("sees a top-up that never came, and one that came twice, in the ledger of a real run", async () => {
  const options = readReplayOptions(["--candles", file, "--every", "0.1"]);
  const [missed, doubled] = await runReplay(options, { say: () => {}, onStep: () => {} }, async (run) => {
    const ledger = await run.venue.ledger();
    const top = ledger.find((row) => row.kind === "add-margin");
    if (top === undefined) throw new Error("The guard never acted");
    const reportOn = (rows: typeof ledger) =>
      reportReplay({ ...run, venue: { ...run.venue, ledger: async () => rows } }, options);
    return [await reportOn(ledger.filter((row) => row !== top)), await reportOn([...ledger, top])];
  });
  expect(missed?.missedTriggers).toBeGreaterThan(0);
  expect(doubled?.doubleEffects).toBe(1);
}, 60_000);

it("takes everything down and reports nothing when it is told to stop", async () => {
  const options = readReplayOptions(["--candles", file]);
  const watch = { say: () => {}, onStep: () => {}, signal: AbortSignal.abort() };
  await expect(runReplay(options, watch, async () => "a report")).rejects.toThrow(ReplayStopped);
}, 60_000);

it("stops adding at the most that may be lost, and says that a cap held it back", async () => {
  const report = await replay("--guard", "loss=110000");
  expect(report).toMatchObject(CLEAN);
  expect(report.heldBack["total-cap"]).toBeGreaterThan(0);
  expect(report.satsAdded).toBeLessThanOrEqual(report.positions * 10_000);
}, 60_000);

it("lands actions late when told to, and still acts once", async () => {
  const report = await replay("--side", "both", "--latency", "30000");
  expect(report).toMatchObject({ doubleEffects: 0, conservationDifference: 0 });
  expect(report.intents).toBeGreaterThan(0);
}, 60_000);

it.each([
  ["with nothing to hold it back", []],
  ["within a cap and through funding", ["--guard", "loss=110000", "--funding", "0.3"]],
])(
  "comes out to the sat as a rehearsal of the same trades does, %s",
  async (_, flags) => {
    const options = readReplayOptions(["--candles", file, "--every", "0.1", ...flags]);
    const watch = { say: () => {}, onStep: () => {} };
    const [report, trades] = await runReplay(options, watch, async (run) => [
      await reportReplay(run, options),
      run.desk.trades(),
    ]);
    const candles: Candle[] = [];
    for await (const candle of readCandles(file)) candles.push(candle);
    const series = seriesOf(candles);
    const { quantity, balance } = options;
    const ends = rehearseReplay(
      series,
      trades.map(({ side, entry, margin }) => ({ side, quantity, price: entry, margin, balance })),
      options.everyMs,
      ({ margin }) => ({
        guard: guardConfigOf(options, margin),
        ...{ takeProfit: null, stopLoss: null, trailing: null, fundingRate: options.fundingRate },
      }),
    );
    expect(report.intents).toBeGreaterThan(3);
    expect(ends.flatMap(({ how }, order) => (how === "running" ? [order] : []))).toEqual(report.survivors);
    expect(ends.filter(({ how }) => how === "liquidated")).toHaveLength(report.liquidationsWith);
    expect(ends.reduce((sum, { added }) => sum + added, 0)).toBe(report.satsAdded);
    expect(ends.reduce((sum, { additions }) => sum + additions, 0)).toBe(report.intents);
  },
  60_000,
);
