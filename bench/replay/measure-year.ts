import type { CandleSeries } from "#domain/rehearsal/candle-series.ts";
import type { CandlePath } from "#domain/rehearsal/trade-rules.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost } from "../figure.ts";
import { median } from "../rounds.ts";
import { type Bar, bringGrademark } from "./bring-grademark.ts";
import { exitsAlone, guardedWithExits, SIMPLEST, tradeThrough } from "./trade-through.ts";

const ROUNDS = 15;
const PEER_ROUNDS = 5;

const timed = <T>(run: () => T): { readonly ms: number; readonly result: T } => {
  const begun = performance.now();
  const result = run();
  return { ms: performance.now() - begun, result };
};

const yearOn = (path: CandlePath): string =>
  `year with guard, take profit and trailing, ${path} the position first`;
const overScan = (path: CandlePath): string => `${yearOn(path)} / bare scan`;
const PATHS = ["against", "with"] as const satisfies readonly CandlePath[];
/** A floor is what can be reached, so the quickest of all rounds. */
const BARE = "reference: bare scan of a year's lows and highs, the quickest";
const TRADES = "trades in that year";
const ADDITIONS = "margin added in that year";

/** Two thresholds held against every candle: the least that anybody can do who looks at each. */
const scan = (lows: Float64Array, highs: Float64Array): number => {
  let reached = 0;
  for (let index = 0; index < lows.length; index += 1)
    if ((lows[index] as number) <= 1 || (highs[index] as number) >= 1e9) reached += 1;
  return reached;
};

/** Rounds of each in turn, so that a busy machine disturbs all alike. */
const measureYear = async (series: CandleSeries): Promise<Values> => {
  const [lows, highs] = [Float64Array.from(series.low), Float64Array.from(series.high)];
  const times = { bare: [] as number[], against: [] as number[], with: [] as number[] };
  let tally = tradeThrough(series, "against", guardedWithExits);
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = timed(() => scan(lows, highs));
    if (bare.result !== 0) throw new Error("The scan reached what lies nowhere");
    times.bare.push(bare.ms);
    for (const path of PATHS) {
      const played = timed(() => tradeThrough(series, path, guardedWithExits));
      times[path].push(played.ms);
      if (path === "against") tally = played.result;
    }
  }
  const bare = Math.min(...times.bare);
  return {
    [BARE]: bare,
    ...Object.fromEntries(
      PATHS.flatMap((path) => [
        [yearOn(path), median(times[path])],
        [overScan(path), median(times[path]) / bare],
      ]),
    ),
    [TRADES]: tally.trades,
    [ADDITIONS]: tally.additions,
  };
};

/** The guard's own year against a look at every candle. */
export const year: Part<CandleSeries> = {
  title: "a year of minutes",
  figures: [
    ...PATHS.map((path) => ({ name: overScan(path), unit: "x", target: atMost(7) })),
    { name: BARE, unit: "ms", target: null },
    ...PATHS.map((path) => ({ name: yearOn(path), unit: "ms", target: null })),
    { name: TRADES, unit: "", target: null },
    { name: ADDITIONS, unit: "times", target: atLeast(1) },
  ],
  measure: measureYear,
};

const PEER = "grademark, simplest strategy / the same here";
const THEIRS = "grademark, simplest strategy, a year";
const OURS = "the same here";
const THEIR_TRADES = "trades of grademark";
const OUR_TRADES = "trades of the same here";

const barsOf = ({ at, open, high, low, close }: CandleSeries): readonly Bar[] =>
  Array.from(at, (time, index) => ({
    ...{ time: new Date(time), volume: 1 },
    ...{ open: (open[index] as number) / 2, high: (high[index] as number) / 2 },
    ...{ low: (low[index] as number) / 2, close: (close[index] as number) / 2 },
  }));

const measurePeer = async (series: CandleSeries): Promise<Values> => {
  const { frameOf, backtest } = await bringGrademark();
  const bars = frameOf(barsOf(series));
  const distance = ({ entryPrice }: { readonly entryPrice: number }): number => entryPrice * SIMPLEST;
  const strategy = { entryRule: (enter: () => void) => enter(), stopLoss: distance, profitTarget: distance };
  const [theirs, ours]: [number[], number[]] = [[], []];
  let [theirTrades, ourTrades] = [0, 0];
  for (let round = 0; round < PEER_ROUNDS; round += 1) {
    const their = timed(() => backtest(strategy, bars));
    const our = timed(() => tradeThrough(series, "against", exitsAlone));
    theirs.push(their.ms);
    ours.push(our.ms);
    [theirTrades, ourTrades] = [their.result.length, our.result.trades];
  }
  return {
    [PEER]: median(theirs) / median(ours),
    [THEIRS]: median(theirs),
    [OURS]: median(ours),
    [THEIR_TRADES]: theirTrades,
    [OUR_TRADES]: ourTrades,
  };
};

/** A library that others use for the same: a stop and a take profit, one trade after another. */
export const peer: Part<CandleSeries> = {
  title: "beside grademark",
  figures: [
    { name: PEER, unit: "x", target: atLeast(30) },
    { name: THEIRS, unit: "ms", target: null },
    { name: OURS, unit: "ms", target: null },
    { name: THEIR_TRADES, unit: "", target: null },
    { name: OUR_TRADES, unit: "", target: null },
  ],
  measure: measurePeer,
};
