import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";
import { runProgram } from "#cli/infra/run-program.ts";
import type { CandleSeries } from "#domain/rehearsal/candle-series.ts";
import { packSeries } from "#domain/rehearsal/pack-series.ts";
import { inheritedEnv } from "#env";
import type { Part, Values } from "../bench.ts";
import { atMost } from "../figure.ts";
import { median } from "../rounds.ts";

const ROUNDS = 7;
const COLD = "cold year loaded and replayed, the first thing a process does";
const LOADED = "of it loading";
const took = z.object({ loadMs: z.number(), playMs: z.number(), trades: z.int().positive() });

const playCold = async (file: string): Promise<z.output<typeof took>> => {
  const script = join(CHECKOUT, "bench", "replay", "play-cold.ts");
  const { ok, output } = await runProgram(process.execPath, [script, file], {
    env: inheritedEnv("production"),
  });
  if (!ok) throw new Error(`A year could not be played: ${output}`);
  return took.parse(JSON.parse(output));
};

const measure = async (series: CandleSeries): Promise<Values> => {
  const home = await makeCacheDirectory("cold-year");
  try {
    const file = join(home, "year.candles");
    writeFileSync(file, packSeries(series));
    const rounds: z.output<typeof took>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await playCold(file));
    return {
      [COLD]: median(rounds.map(({ loadMs, playMs }) => loadMs + playMs)),
      [LOADED]: median(rounds.map(({ loadMs }) => loadMs)),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};

/** What the first to ask waits for, of a process that runs: nothing was read and none of this compiled before. */
export const cold: Part<CandleSeries> = {
  title: "a cold year",
  figures: [
    { name: COLD, unit: "ms", target: atMost(250) },
    { name: LOADED, unit: "ms", target: null },
  ],
  measure,
};
