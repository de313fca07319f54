import { parseArgs } from "node:util";
import { newMisses } from "#cli/performance/new-misses.ts";
import { keepStdoutForJson, printFailure, printJson, printLine } from "#cli/print.ts";
import { BENCHES } from "./benches.ts";
import type { Figure } from "./figure.ts";
import { keepResult, keptResult } from "./keep-result.ts";
import { commit, machine } from "./machine.ts";

const USAGE = `npm run bench [-- NAME] [--json] [--full] [--only PART] [--known-misses]`;

const printTable = (figures: readonly Figure[]): void => {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, target, pass, because } of figures) {
    const mark = target === null ? " " : pass ? "✓" : "✗";
    const measured = `${value ?? "not measured"} ${unit}${target ? `  (${target})` : ""}`;
    printLine(`${mark} ${name.padEnd(width)}  ${measured}${because === undefined ? "" : `: ${because}`}`);
  }
};

const run = async (): Promise<boolean> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      full: { type: "boolean", default: false },
      only: { type: "string" },
      "known-misses": { type: "boolean", default: false },
    },
  });
  const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) throw new Error(`There is no bench called ${unknown.join(", ")}.\n${USAGE}`);
  if (values.json && chosen.length > 1) throw new Error(`With --json name one bench.\n${USAGE}`);
  // What the parts tell on their way belongs elsewhere then.
  if (values.json) keepStdoutForJson();
  if (!values.json) for (const { name, about } of BENCHES) printLine(`${name.padEnd(8)} ${about}`);
  let isPassed = true;
  // Asked before anything runs: what a bench leaves behind is no change of what it measured.
  const measured = { commit: commit(), machine: machine() };
  for (const bench of chosen) {
    const isNews = values["known-misses"];
    const kept = isNews ? keptResult({ bench: bench.name, isFull: values.full }) : undefined;
    const figures = await bench.run({ isFull: values.full, only: values.only ?? null });
    // What was measured in part is no result to keep, and what is held against the kept one does not take its place.
    if (values.only === undefined)
      keepResult({ bench: bench.name, isFull: values.full, ...measured, figures }, { isBeside: isNews });
    const failed = figures.filter(({ pass }) => !pass);
    const counted = isNews ? newMisses(figures, kept) : failed;
    isPassed &&= counted.length === 0 && figures.length > 0;
    if (values.json) printJson({ bench: bench.name, ...measured, figures });
    else printTable(figures);
    for (const { name, value } of failed) printFailure(`${name}: ${value ?? "not measured"}`);
  }
  return isPassed;
};

run().then(
  (isPassed) => process.exit(isPassed ? 0 : 1),
  (error: unknown) => {
    printFailure(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
