import { figures } from "#domain/notifications/figures.ts";
import { sats } from "#domain/units.ts";
import { printBox, printLine } from "../print.ts";
import type { ReplayOptions } from "./read-replay-options.ts";
import type { ReplayReport } from "./report-replay.ts";

const f = figures("en");

const row = (label: string, text: string): string => `${label.padEnd(28)}${text}`;

const limitsOf = (options: ReplayOptions): string => {
  const parts = [
    options.maxPerDay === null ? null : `${f.sats(options.maxPerDay)} a day on a position`,
    options.loss === null
      ? null
      : `at most ${"sats" in options.loss ? f.sats(options.loss.sats) : `${options.loss.timesMargin} times the margin`} lost on a position`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "no caps" : parts.join(", ");
};

/** Whether guarding paid, said plainly either way. */
const verdictOf = (report: ReplayReport): string => {
  const gain = report.pnlWithSats - report.pnlWithoutSats;
  if (gain < 0)
    return `Guarding cost ${f.sats(-gain)} more than it saved here: top-ups are lost when the fall goes on.`;
  if (gain > 0) return `Guarding left ${f.sats(gain)} more here than not guarding.`;
  return "Guarding changed nothing here.";
};

const positionsOf = ({ positions, notOpened, notGuarded }: ReplayReport): string =>
  [
    f.number(positions),
    notOpened > 0 ? `${f.number(notOpened)} not opened: balance used up` : null,
    notGuarded > 0 ? `${f.number(notGuarded)} not guarded: the margin alone is all that may be lost` : null,
  ]
    .filter((part) => part !== null)
    .join(", ");

/** As much of it as tells two recordings apart and fits a line; `--json` has the whole. */
const candlesLine = ({ candlesSha256 }: ReplayReport): string => `sha256 ${candlesSha256.slice(0, 16)}…`;

const heldLine = (report: ReplayReport): string => {
  const parts = Object.entries(report.heldBack).map(([rule, count]) => `${rule} ${count}×`);
  return parts.length === 0 ? "nothing" : parts.join(", ");
};

/** The report in words and figures: liquidations and P&L together, never one without the other. */
export const printReport = (options: ReplayOptions, report: ReplayReport): void => {
  printBox([
    row("Guard", `${f.setting(options.trigger)} → ${f.setting(options.target)}, ${limitsOf(options)}`),
    row("Candles", candlesLine(report)),
    row("Positions", positionsOf(report)),
    row("Liquidated without guard", f.number(report.liquidationsWithout)),
    row("Liquidated with guard", f.number(report.liquidationsWith)),
    row(
      "Still open without and with",
      `${f.number(report.survivedWithout)}, ${f.number(report.survivedWith)}`,
    ),
    row("Sats added in all", f.sats(report.satsAdded)),
    row("Sats added at most at once", f.sats(report.satsAddedAtOnce)),
    row(
      "Per liquidation avoided",
      report.satsPerLiquidationAvoided === null ? "none avoided" : f.sats(report.satsPerLiquidationAvoided),
    ),
    row("P&L without guard", f.satsSigned(sats(report.pnlWithoutSats))),
    row("P&L with guard", f.satsSigned(sats(report.pnlWithSats))),
    row("Fees without and with", `${f.sats(report.feesWithout)}, ${f.sats(report.feesWith)}`),
    row("Caps held back", heldLine(report)),
    row("Intents", `${f.number(report.intents)}, ${report.refused} refused`),
    row("Double effects", f.number(report.doubleEffects)),
    row("Missed triggers", `${f.number(report.missedTriggers)}, gapped ${f.number(report.gapped)}`),
    row("Books off by", f.sats(report.conservationDifference)),
    row("Ticks", `${f.number(report.ticks)} in ${f.number(report.elapsedMs / 1_000, 1)} s`),
  ]);
  printLine(verdictOf(report));
  if (options.fundingRate === 0)
    printLine("Without funding: recordings carry none. --funding 0.01 adds a rate per settlement.");
};
