import { readFileSync } from "node:fs";
import { unpackSeries } from "#domain/rehearsal/pack-series.ts";
import { guardedWithExits, tradeThrough } from "./trade-through.ts";

/* Reads packed candles and plays them once, in a process that has done neither before, and writes what that took in ms. */
const begun = performance.now();
const series = unpackSeries(readFileSync(process.argv[2] ?? ""));
if (series === null) throw new Error("No candles were packed there");
const loaded = performance.now();
const { trades } = tradeThrough(series, "against", guardedWithExits);
const played = performance.now();
process.stdout.write(`${JSON.stringify({ loadMs: loaded - begun, playMs: played - loaded, trades })}\n`);
