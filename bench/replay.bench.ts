import { stagedBench } from "./bench.ts";
import { makeDays } from "./replay/make-days.ts";
import { cold } from "./replay/measure-cold.ts";
import { rehearsal } from "./replay/measure-rehearsal.ts";
import { peer, year } from "./replay/measure-year.ts";

const YEAR = 365;

/** What it costs to play the past: a year of minutes, and a rehearsal over it. */
export const replay = stagedBench({
  name: "replay",
  about:
    "how fast a year of minutes is played through, beside a bare scan and another library, and how long a rehearsal takes",
  parts: () => [year, peer, cold, rehearsal],
  open: () => makeDays(YEAR),
});
