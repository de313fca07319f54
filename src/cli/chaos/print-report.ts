import { figures } from "#domain/notifications/figures.ts";
import { sats } from "#domain/units.ts";
import { printBox, printLine } from "../print.ts";
import type { ChaosReport } from "./chaos-report.ts";
import type { Recovery } from "./sum-up-recovery.ts";
import type { FaultKind } from "./watch-recovery.ts";

const f = figures("en");

const row = (label: string, text: string): string => `${label.padEnd(26)}${text}`;
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const KINDS: Readonly<Record<FaultKind, string>> = {
  kill: "a worker killed",
  restart: "database restarted",
  "black-hole": "database swallows",
  cut: "database wire cut",
  exchange: "fault of the exchange",
};

const span = (ms: number | null): string => (ms === null ? "never" : seconds(ms));
const recoveryText = ({ faults, recovered, medianMs, maxMs }: Recovery): string =>
  faults === 0
    ? "no fault"
    : `median ${span(medianMs)}, longest ${span(maxMs)} (${f.number(recovered)} of ${f.number(faults)})`;

/** The report in words and figures. */
export const printReport = (report: ChaosReport, wanted: number): void => {
  const { figures: count, stock, storm } = report;
  const states = Object.entries(stock.states).map(([state, amount]) => `${amount} ${state}`);
  printBox([
    row("Intents sent", `${f.number(count.intents)} of ${f.number(wanted)} on ${report.accounts} accounts`),
    row("How they ended", states.join(", ")),
    row("Sats added", f.sats(sats(stock.satsAdded))),
    row("Acted twice", f.number(count.double)),
    row("Lost", `${f.number(count.lost)}, of them triggers ${f.number(report.vanished)}`),
    row("Still open", f.number(count.open)),
    row("Sats unaccounted for", f.number(stock.conservationDifference)),
    row(
      "Workers killed",
      `${f.number(count.kills)}; ended by themselves ${f.number(report.lastWords.length)}`,
    ),
    row("Database restarts", f.number(count.restarts)),
    row("Faults of the exchange", `${f.number(storm.faults)} over ${f.number(storm.steps)} prices`),
    row("Drained after", seconds(count.drainMs)),
    row(
      "Taken over after a kill",
      `99 % within ${seconds(count.reclaimP99Ms)}, all within ${seconds(report.reclaimMaxMs)} (${f.number(report.reclaimed)})`,
    ),
    row("All well again", recoveryText(count.recovery)),
    ...Object.entries(count.recovery.byKind).map(([kind, recovery]) =>
      row(`  ${KINDS[kind as FaultKind]}`, recoveryText(recovery)),
    ),
    row("Took", seconds(report.elapsedMs)),
  ]);
  const [first] = report.faults;
  for (const { kind, at, recoveryMs } of report.faults)
    printLine(
      `${seconds(at - (first?.at ?? at)).padStart(8)}  ${KINDS[kind].padEnd(24)}${span(recoveryMs).padStart(8)}`,
    );
  for (const words of report.lastWords) printLine(words);
  if (report.logs !== null) printLine(`The logs are in ${report.logs} until the next run.`);
};
