import { printDone, printFailure, printStep } from "#cli/print.ts";
import type { CanaryKind } from "../canary.ts";
import type { SinkReport, SweepReport } from "../sweep-sinks.ts";

/** What a sweep came to: `passed` and `failed` count sinks, exceptions, and whether every kind of secret came up. */
export type SweepTally = { readonly passed: number; readonly failed: number };

const MOST_HITS = 20;

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

function printSink({ name, bytes, hits, excepted }: SinkReport, isWhole: boolean): boolean {
  const shown = excepted === 0 ? "" : `, ${excepted} where they are shown on purpose`;
  const text = `${name}: ${sizeOf(bytes)} searched, ${hits.length} hits${shown}`;
  const isEmpty = bytes === 0 && isWhole;
  if (hits.length === 0 && !isEmpty) {
    printDone(text);
    return true;
  }
  printFailure(isEmpty ? `${text}; there was nothing to search, so nothing is proved` : text);
  for (const { kind, place, encoding } of hits.slice(0, MOST_HITS)) {
    printFailure(`  ${kind}: it stands in ${place} (${encoding})`);
  }
  return false;
}

/** Says each sink in a line, never a secret; in a run of some tests only, what did not come up is no failure. */
export function printSweep(
  report: SweepReport,
  run: { readonly missing: readonly CanaryKind[]; readonly isWhole: boolean; readonly tookMs: number },
): SweepTally {
  const { secrets, forms, sinks, idle } = report;
  printStep(`Looking for ${secrets} secrets of this run in ${forms} ways of writing them`);
  const verdicts = sinks.map((sink) => printSink(sink, run.isWhole));
  if (run.isWhole) {
    verdicts.push(run.missing.length === 0);
    if (run.missing.length > 0) printFailure(`never came up: ${run.missing.join(", ")}`);
    for (const { kind, sink, reason } of idle) {
      printFailure(`the exception for ${kind} in ${sink} never struck (${reason}); remove it`);
    }
    verdicts.push(...idle.map(() => false));
  }
  const bytes = sinks.reduce((sum, sink) => sum + sink.bytes, 0);
  printStep(`Searched ${sizeOf(bytes)} in ${(run.tookMs / 1_000).toFixed(1)} s`);
  const passed = verdicts.filter((isGood) => isGood).length;
  return { passed, failed: verdicts.length - passed };
}
