import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { DEFAULT_LOCALE } from "#domain/language/locale.ts";
import { type CandleDefects, noDefects } from "#domain/replay/candle-reader.ts";
import { type PriceHalfUsd, sats } from "#domain/units.ts";
import type { Log } from "#ports/log.ts";
import { freshKeyring, type KeyringSource } from "#server/composition/keyrings.ts";
import { migrateDatabase } from "#server/composition/migrations.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { endingInReverse } from "../infra/end-in-reverse.ts";
import { startThrowawayPostgres } from "../infra/postgres/start-throwaway-postgres.ts";
import { digestCandles } from "./digest-candles.ts";
import { createPlayer, type Played } from "./play-prices.ts";
import { createPriceSteps, type PriceStep, type PriceSteps } from "./price-steps.ts";
import { readCandles } from "./read-candles.ts";
import { ReplayUsageError } from "./read-flags.ts";
import type { ReplayOptions } from "./read-replay-options.ts";
import { createReplayClock, type ReplayClock } from "./replay-clock.ts";
import { createReplayDesk, guardConfigOf, type ReplayDesk } from "./replay-desk.ts";
import { type ReplayVenue, startReplayVenue, type VenueAccount } from "./start-replay-venue.ts";
import { createStepQueue, type StepQueue } from "./step-queue.ts";

export type Keys = { readonly guarded: VenueAccount; readonly bare: VenueAccount };

/** All that a report is made from. */
export type ReplayRun = {
  readonly played: Played;
  readonly wired: Wired;
  readonly venue: ReplayVenue;
  readonly desk: ReplayDesk;
  readonly keys: Keys;
  readonly first: PriceStep;
  readonly last: PriceHalfUsd;
  readonly defects: CandleDefects;
  /** What the candles that were played add up to; see `digestCandles`. */
  readonly candlesSha256: string;
  readonly elapsedMs: number;
};

/** Somebody asked the replay to stop; everything it started has been taken down. */
export class ReplayStopped extends Error {}

export type ReplayWatch = {
  /** Aborted when the replay should stop. */
  readonly signal?: AbortSignal;
  readonly say: (text: string) => void;
  readonly onStep: (step: PriceStep) => void;
};

/** Only what goes wrong: a replay makes millions of decisions. */
const quiet = (say: (text: string) => void): Log => ({
  info: () => {},
  warn: () => {},
  error: (event, fields) => say(`${event} ${JSON.stringify(fields ?? {})}`),
});

/** A guard that could never act is refused before anything starts. */
const checkGuard = (options: ReplayOptions): void => {
  const config = guardConfigOf(options, 1);
  const [mistake] = checkMarginGuard({ ...config, maxTotal: null }, null);
  if (mistake !== undefined)
    throw new ReplayUsageError(`--guard ${mistake.field}: ${mistake.message(DEFAULT_LOCALE)}`);
};

/** Hundreds of open trades come in one answer here; the exchange itself allows a hundred. */
const MAX_BYTES = 16 * 1024 * 1024;

const wireReplay = (
  databaseUrl: string,
  keys: KeyringSource,
  venue: ReplayVenue,
  clock: ReplayClock,
  queue: StepQueue,
  say: (text: string) => void,
): Wired => ({
  ...wire({
    databaseUrl,
    connections: 4,
    name: "axisor-replay",
    keys,
    paper: { rest: `${venue.url}/v3`, stream: `${venue.url.replace(/^http/, "ws")}/v1` },
    clock: clock.stamp,
    log: quiet(say),
    maxBytes: MAX_BYTES,
    fetch: async (input, init) => {
      await queue.flush();
      return globalThis.fetch(input, init);
    },
  }),
  // Nobody else moves margin in a replay: without marks a run repeats to the sat.
  tagOf: () => sats(0),
});

/** The same ports, except that an action takes `latencyMs` between the decision and the plan. */
const withLatency = (wired: Wired, latencyMs: number, pass: (ms: number) => Promise<void>): Wired =>
  latencyMs === 0
    ? wired
    : {
        ...wired,
        intents: {
          ...wired.intents,
          plan: async (work, plan) => {
            await pass(latencyMs);
            return wired.intents.plan(work, plan);
          },
        },
      };

const firstStep = async (steps: PriceSteps, options: ReplayOptions): Promise<PriceStep> => {
  const first = await steps.peek();
  if (first === null)
    throw new ReplayUsageError(`${options.candles}: no candle lies between --from and --to.`);
  return first;
};

/**
 * Plays a recording through the real tick, services, database and protocol, with and without the guard side by side on
 * two accounts, and hands the run to `report` before everything is taken down again.
 * @throws ReplayUsageError · CandleFileError with one line that says what to do; nothing has been started then.
 */
export const runReplay = async <T>(
  options: ReplayOptions,
  watch: ReplayWatch,
  report: (run: ReplayRun) => Promise<T>,
): Promise<T> => {
  checkGuard(options);
  const defects = noDefects();
  const { candles, sum } = digestCandles(readCandles(options.candles, defects), options);
  const steps = createPriceSteps(candles, options);
  const first = await firstStep(steps, options);
  return endingInReverse(async (keep) => {
    watch.say("Starting PostgreSQL and the paper exchange");
    const postgres = await startThrowawayPostgres();
    keep(() => postgres.stop());
    await migrateDatabase(postgres.url);
    const venue = await startReplayVenue({ price: first.price / 2, at: first.at }, options.fundingRate);
    keep(() => venue.stop());
    const clock = createReplayClock(first.at);
    const queue = createStepQueue(venue.step);
    const wired = wireReplay(postgres.url, await freshKeyring(Date.now()), venue, clock, queue, watch.say);
    keep(() => wired.close());
    const keys = {
      guarded: await venue.openAccount("guarded", options.balance),
      bare: await venue.openAccount("unguarded", options.balance),
    };
    const desk = await createReplayDesk(wired, options, keys);
    const player = createPlayer({
      wired: () => ticking,
      desk: () => desk,
      steps,
      queue,
      clock,
      everyMs: options.everyMs,
    });
    const ticking = withLatency(wired, options.latencyMs, player.pass);
    const begun = performance.now();
    let last = first.price;
    const played = await player.play((step) => {
      if (watch.signal?.aborted === true)
        throw new ReplayStopped("Stopped before the end: nothing to report.");
      last = step.price;
      watch.onStep(step);
    });
    const elapsedMs = Math.round(performance.now() - begun);
    const candlesSha256 = sum();
    return await report({ played, wired, venue, desk, keys, first, last, defects, candlesSha256, elapsedMs });
  });
};

/** Counts the candles of a file, for the progress bar, and finds its mistakes before anything starts. */
export const countCandles = async (options: ReplayOptions): Promise<number> => {
  let count = 0;
  for await (const candle of readCandles(options.candles)) {
    if (candle.at > options.to) break;
    if (candle.at >= options.from) count += 1;
  }
  return count;
};
