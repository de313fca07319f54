import { constants } from "node:os";
import { printFailure } from "../print.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Lets the first signal that would end this process end what it began before; the second one ends it at once. Returns what
 * takes that back.
 */
export const endAtSignals = (end: () => Promise<void>): (() => void) => {
  const heed = (signal: (typeof SIGNALS)[number]): void => {
    const leave = (): void => process.exit(128 + constants.signals[signal]);
    const leaveSaying = (fault: unknown): void => {
      printFailure(fault instanceof Error ? fault.message : String(fault));
      leave();
    };
    end().then(leave, leaveSaying);
  };
  for (const signal of SIGNALS) process.once(signal, heed);
  return () => {
    for (const signal of SIGNALS) process.off(signal, heed);
  };
};
