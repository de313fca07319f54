import { figures } from "#domain/notifications/figures.ts";
import { printBox, printLine } from "../print.ts";
import type { RehearsalReport } from "./run-rehearsal.ts";

const f = figures("en");

const row = (label: string, text: string): string => `${label.padEnd(28)}${text}`;
const share = (part: number, whole: number): string =>
  `${f.number(part)} (${((100 * part) / whole).toFixed(1)} %)`;
const day = (at: number): string => new Date(at).toISOString().slice(0, 16).replace("T", " ");

const tookOf = ({ added, acted, runs }: RehearsalReport): readonly string[] =>
  added === null
    ? [row("Guard acted", "never")]
    : [
        row("Guard acted", share(acted, runs)),
        row("It added then", `median ${f.sats(added.median)}, 95 % within ${f.sats(added.p95)}`),
        row("Most it added", f.sats(added.most)),
      ];

const verdictOf = ({ liquidated, liquidatedUnguarded }: RehearsalReport): string => {
  if (liquidatedUnguarded === 0) return "No start was ever liquidated: the guard had nothing to save.";
  if (liquidated > liquidatedUnguarded)
    return "With the guard more starts were liquidated than without. Do not arm it.";
  if (liquidated === liquidatedUnguarded)
    return "The guard saved none of them: a wider trigger or more room to add would have to.";
  return `The guard saved ${f.number(liquidatedUnguarded - liquidated)} of ${f.number(liquidatedUnguarded)} that were liquidated without it.`;
};

const dearestOf = ({ dearest }: RehearsalReport): readonly string[] =>
  dearest === null
    ? []
    : [
        row(
          "Dearest start",
          `${day(dearest.at)}: ${f.sats(dearest.added)} in ${dearest.additions} ${dearest.additions === 1 ? "addition" : "additions"}, ${dearest.how === "liquidated" ? "liquidated all the same" : "not liquidated"}`,
        ),
      ];

/** A rehearsal in words. */
export const printRehearsal = (report: RehearsalReport): void => {
  const { position, runs } = report;
  const at = (price: number): string => `${f.number(price / 2)} USD`;
  printBox([
    row("Candles", `${f.number(report.candles)}, ${day(report.from)} to ${day(report.to)}`),
    row(
      "Position",
      `${position.side} ${f.number(position.quantity)} USD from ${at(position.price)}, market ${at(position.last)}, margin ${f.sats(position.margin)}`,
    ),
    row("Starts, on two paths each", f.number(runs)),
    row("Liquidated without a guard", share(report.liquidatedUnguarded, runs)),
    row("Liquidated with it", share(report.liquidated, runs)),
    ...tookOf(report),
    row("Held back by a bound", share(report.heldBack, runs)),
    ...dearestOf(report),
  ]);
  printLine(verdictOf(report));
};
