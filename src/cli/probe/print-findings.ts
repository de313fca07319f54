import type { Finding } from "#services/probe/finding.ts";
import { printLine } from "../print.ts";

const MARKS: Readonly<Record<Finding["verdict"], string>> = {
  "as-assumed": "as assumed",
  differs: "DIFFERS",
  "not-settled": "not settled",
  "not-probed": "not probed",
};

/** Assumed against observed, question by question. */
export const printFindings = (findings: readonly Finding[]): void => {
  for (const { question, assumed, observed, meaning, verdict } of findings) {
    printLine(`${question}: ${MARKS[verdict]}`);
    printLine(`  assumed   ${assumed}`);
    printLine(`  observed  ${observed}`);
    if (verdict !== "not-probed") printLine(`  meaning   ${meaning}`);
  }
};
