import { rehearse } from "#domain/rehearsal/rehearse.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost } from "../figure.ts";
import { makeDays } from "./make-days.ts";
import { aLong, guarded } from "./trade-through.ts";

const HOUR_MS = 60 * 60 * 1_000;
const LASTS_DAYS = 30;
const DAYS = 365;
const TOOK = "rehearsal: 365 days, hourly starts of 30 days, both paths, with a guard and without, one core";
const STARTS = "starts of it";
const LIQUIDATED = "liquidated with the guard, of those without";

const measure = async (): Promise<Values> => {
  const series = makeDays(DAYS + LASTS_DAYS);
  const start = aLong(priceHalfUsd(series.close[series.length - 1] as number));
  const wish = { start, rules: guarded(start), everyMs: HOUR_MS, lastsMs: LASTS_DAYS * 24 * HOUR_MS };
  const begun = performance.now();
  const { runs, liquidated, liquidatedUnguarded } = rehearse(series, wish);
  const seconds = (performance.now() - begun) / 1_000;
  return { [TOOK]: seconds, [STARTS]: runs / 2, [LIQUIDATED]: (100 * liquidated) / liquidatedUnguarded };
};

/** What somebody waits for before a guard is armed: a month from every hour of the last year. */
export const rehearsal: Part<unknown> = {
  title: "a rehearsal",
  figures: [
    { name: TOOK, unit: "s", target: atMost(5) },
    { name: STARTS, unit: "", target: atLeast(8_760) },
    { name: LIQUIDATED, unit: "%", target: null },
  ],
  measure,
};
