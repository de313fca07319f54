import { figures } from "#domain/notifications/figures.ts";
import type { MixedReport } from "./play-mixed.ts";

const f = figures("en");

/** What was done that must never be, and what did not come to the same when it was taken again; empty is as it must be. */
export const faultsOf = (report: MixedReport): readonly string[] => {
  const { doubleEffects, capsPassed, booksOff, differing, openIntents } = report;
  const counts = Object.entries({ doubleEffects, capsPassed, booksOff, differing, openIntents });
  return [
    ...report.violations,
    ...counts.filter(([, count]) => count !== 0).map(([name, count]) => `${name} ${count}`),
  ];
};

export const isClean = (report: MixedReport): boolean => faultsOf(report).length === 0;

/** Whether there was anything to go wrong: a run that opened less than was wished, or decided nothing, proves nothing. */
export const isLively = ({ positions, decided }: MixedReport, wished: number): boolean =>
  positions >= wished && decided > 0;

const counted = (violations: readonly string[], kind: string): number =>
  violations.filter((words) => words.startsWith(kind)).length;

/** What was played and what came of it, a line each. */
export const mixedLines = (report: MixedReport): readonly string[] => [
  `Prices ${f.number(report.prices)}, looked at ${f.number(report.ticks)} times, funding settlements ${f.number(report.settlements)}`,
  `Positions ${f.number(report.positions)} by hand, ended ${f.number(report.ended)}, liquidated ${f.number(report.liquidated)}, running ${f.number(report.running)}`,
  `Armed: guards ${report.guards}, exits ${report.exits}, alerts ${report.alerts}, entries ${report.entries}, cross guards ${report.crossGuards}; refused ${report.refused}`,
  ...Object.entries(report.intents)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `  ${name}: ${f.number(count)}`),
  `Double effects ${report.doubleEffects}, missed ${counted(report.violations, "missed")}, stops loosened ${counted(report.violations, "loosened")} or taken away ${counted(report.violations, "taken")}, caps passed ${report.capsPassed}`,
  `Books off by ${f.sats(report.booksOff)}; intents without an end ${report.openIntents}`,
  `Receipts ${f.number(report.receipts)}, of which ${f.number(report.decided)} keep a decision; taken again ${f.number(report.differing)} differ`,
  ...report.violations.slice(0, 10),
];
