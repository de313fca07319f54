import { printBox, printLine } from "#cli/print.ts";
import { type AppChaosFigures, findWrongs } from "./app-chaos-report.ts";
import { FAULT_TABLE } from "./fault-table.ts";

const row = (label: string, text: string): string => `${label.padEnd(26)}${text}`;
const seconds = (ms: number | null): string => (ms === null ? "never" : `${(ms / 1_000).toFixed(1)} s`);
const percent = (share: number | null): string =>
  share === null ? "unknown" : `${(share * 100).toFixed(3)} %`;
const pools = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");

/** The figures of a run in words. */
export const printAppChaos = (figures: AppChaosFigures): void => {
  const { availability } = figures;
  printBox([
    row(
      "Available",
      `${percent(availability.share)}: ${availability.missed} of ${availability.probes} probes missed`,
    ),
    row("By what was last known", `${figures.lastKnown} probes`),
    row(
      "Intents sent",
      `${figures.sent}, acted twice ${figures.double}, lost ${figures.lost}, open ${figures.open}`,
    ),
    row("Sats unaccounted for", String(figures.unaccountedSats)),
    row(
      "Light load",
      `${figures.failedRequests} of ${figures.requests} requests and ${figures.streams} streams failed`,
    ),
    row("Connections before", pools(figures.connectionsBefore)),
    row(
      "Connections after",
      `${pools(figures.connectionsAfter)}; leaked ${figures.leaked}, missing ${figures.missing}`,
    ),
    row("Ended by themselves", String(figures.deaths.length)),
  ]);
  for (const story of figures.faults) {
    const { row: name, said } = FAULT_TABLE[story.fault];
    printLine(
      `${seconds(story.atMs).padStart(9)}  ${name.padEnd(5)}${said.padEnd(44)}recovered after ${seconds(story.recoveryMs).padStart(7)}  missed ${story.missed}`,
    );
    for (const note of story.notes) printLine(`${"".padEnd(16)}${note}`);
  }
  for (const miss of figures.misses)
    printLine(`missed at ${seconds(miss.atMs)} (${miss.fault ?? "before any fault"}): ${miss.missed}`);
  for (const failure of figures.failures) printLine(`failed: ${failure}`);
  for (const wrong of findWrongs(figures)) printLine(`not as promised: ${wrong}`);
};
