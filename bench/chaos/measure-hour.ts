import type { AppChaosFigures, AppFaultStory } from "#testing/app-chaos/app-chaos-report.ts";
import { findWrongs, RECOVERS_WITHIN_MS } from "#testing/app-chaos/app-chaos-report.ts";
import { FAULT_TABLE, FAULTS, type Fault } from "#testing/app-chaos/fault-table.ts";
import { runAppChaos } from "#testing/app-chaos/run-app-chaos.ts";
import { LEAST_SHARE } from "#testing/app-chaos/sum-up-probes.ts";
import type { Part, Values } from "../bench.ts";
import { atLeast, below, exactly } from "../figure.ts";
import { say } from "../say.ts";

const FULL_MINUTES = 60;

const recoveryOf = (fault: Fault): string =>
  `${FAULT_TABLE[fault].row}, ${FAULT_TABLE[fault].said}: slowest recovery of the write path`;

/** The slowest of each kind; one that never recovered leaves its figure unmeasured. */
const recoveries = (stories: readonly AppFaultStory[]): Values =>
  Object.fromEntries(
    FAULTS.flatMap((fault) => {
      const times = stories.filter((story) => story.fault === fault).map(({ recoveryMs }) => recoveryMs);
      if (times.length === 0 || times.includes(null)) return [];
      return [[recoveryOf(fault), Math.max(...times.map((ms) => ms ?? 0)) / 1_000]];
    }),
  );

const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const valuesOf = (figures: AppChaosFigures): Values => {
  const { availability, faults, deaths } = figures;
  const rolled = faults.filter(({ fault }) => fault === "rolling-restart");
  return {
    ...(availability.share === null
      ? {}
      : { "available, of all probes at 1 Hz": Math.floor(availability.share * 100_000) / 1_000 }),
    "probes asked": availability.probes,
    "probes answered by what was last known": figures.lastKnown,
    "intents sent": figures.sent,
    "intents that acted twice": figures.double,
    "intents or triggers lost": figures.lost,
    "intents left open": figures.open,
    "sats unaccounted for": Math.abs(figures.unaccountedSats),
    "what went wrong in rolling restarts": rolled.reduce((sum, { wrong }) => sum + wrong.length, 0),
    "what else did not come out as it must": faults
      .filter(({ fault }) => fault !== "rolling-restart")
      .reduce((sum, { wrong }) => sum + wrong.length, 0),
    "processes that ended by themselves": deaths.length,
    "connections of the pools, filled, before": total(figures.connectionsBefore),
    "connections that were not given back": figures.leaked,
    "places of a pool that were lost": figures.missing,
    ...recoveries(faults),
  };
};

/** The whole product while a fault is brought to it each three minutes, or each minute where the hour is not asked for. */
export const hour = (isFull: boolean): Part<null> => ({
  title: isFull
    ? "An hour of faults, one each three minutes"
    : "Every fault once, one a minute: the promise is of an hour (--full)",
  figures: [
    { name: "available, of all probes at 1 Hz", unit: "%", target: atLeast(LEAST_SHARE * 100) },
    { name: "probes asked", unit: "", target: null },
    { name: "probes answered by what was last known", unit: "", target: null },
    { name: "intents sent", unit: "", target: atLeast(1) },
    { name: "intents that acted twice", unit: "", target: exactly(0) },
    { name: "intents or triggers lost", unit: "", target: exactly(0) },
    { name: "intents left open", unit: "", target: exactly(0) },
    { name: "sats unaccounted for", unit: "sats", target: exactly(0) },
    { name: "what went wrong in rolling restarts", unit: "", target: exactly(0) },
    { name: "what else did not come out as it must", unit: "", target: exactly(0) },
    { name: "processes that ended by themselves", unit: "", target: exactly(0) },
    { name: "connections of the pools, filled, before", unit: "", target: atLeast(1) },
    { name: "connections that were not given back", unit: "", target: exactly(0) },
    { name: "places of a pool that were lost", unit: "", target: exactly(0) },
    ...FAULTS.map((fault) => ({
      ...{ name: recoveryOf(fault), unit: "s", target: below(RECOVERS_WITHIN_MS / 1_000) },
    })),
  ],
  measure: async () => {
    const figures = await runAppChaos({
      ...(isFull ? { minutes: FULL_MINUTES, only: null } : { minutes: FAULTS.length, only: FAULTS }),
      signal: new AbortController().signal,
      say,
    });
    for (const { atMs, fault, missed } of figures.misses)
      say(`missed at ${(atMs / 1_000).toFixed(1)} s (${fault ?? "before any fault"}): ${missed}`);
    for (const wrong of findWrongs(figures)) say(`not as promised: ${wrong}`);
    return valuesOf(figures);
  },
});
