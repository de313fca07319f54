import { errorShare } from "./answer-tally.ts";
import {
  brokenPromises,
  cpuPerRequest,
  goodputOf,
  HELPERS,
  type LoadReport,
  latenessGrowth,
  SERVERS,
} from "./load-report.ts";
import type { Spread } from "./spread-of.ts";

const inMs = ({ p50, p95, p99, max }: Spread): string =>
  [p50, p95, p99, max].map((value) => value.toFixed(1)).join(" / ");

const cores = (value: number): string => value.toFixed(3);

/** What came of a load, for a reader. */
export const loadLines = (report: LoadReport): readonly string[] => {
  const { answers, streams, pages, ticks, used } = report;
  const broken = brokenPromises(report);
  return [
    `${report.users} users, ${report.thinkMs} ms between looks, ${report.webs} web process(es), ${report.seconds.toFixed(1)} s; ${report.logins} came in by their password`,
    `requests   ${answers.asked} asked, ${answers.answered} answered (${goodputOf(report).toFixed(1)} a second), ${errorShare(answers).toFixed(3)} % not`,
    `           ${answers.refused} refused (${answers.refusedWithoutRetryAfter} without Retry-After), ${answers.serverErrors} server errors, ${answers.otherStatuses} other, ${answers.unanswered} without an answer`,
    `answers    ms, p50 / p95 / p99 / longest: ${inMs(answers.answeredMs)}`,
    ...Object.entries(answers.byKind).map(([kind, spread]) => `  ${kind.padEnd(9)}${inMs(spread)}`),
    `streams    ${streams.open} open, ${streams.renewed} renewed, ${streams.failed} failed; ${streams.delivered} prices delivered, ${streams.lost} lost`,
    `  around   ms, from when a price is told to the last of its streams: ${inMs(streams.fanOutMs)}`,
    `shells     ${pages.loaded} pages loaded before with ${pages.files} files, ${pages.failed} not`,
    `ticks      ${ticks.loaded.latenessMs.toFixed(1)} ms late on ${ticks.loaded.ticks}, ${ticks.idle.latenessMs.toFixed(1)} ms on ${ticks.idle.ticks} before (${(100 * latenessGrowth(report)).toFixed(1)} %)`,
    `cores      ${SERVERS.map((name) => `${name} ${cores(used[name])}`).join(", ")}; ${HELPERS.map((name) => `${name} ${cores(used[name])}`).join(", ")}; generator ${cores(report.cores)}${report.isPinned ? ", on a core of its own" : ""}`,
    `a request  ${SERVERS.map((name) => `${name} ${cpuPerRequest(report, name).toFixed(2)} ms`).join(", ")}`,
    `connection 99 of 100 statements waited no longer than ${report.connectionWaitMs} ms for one`,
    `memory     ${Math.round(report.webMemory / 2 ** 20)} MiB of web`,
    broken.length === 0 ? "All promises hold." : `Not held: ${broken.join(", ")}.`,
  ];
};
