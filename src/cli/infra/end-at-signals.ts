import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Lets the first signal that would end this process end what it began before; the second one ends it at once. Returns what
 * takes that back.
 */
export const endAtSignals = (end: () => Promise<void>): (() => void) => {
  const heed = (signal: (typeof SIGNALS)[number]): void => {
    const leave = (): void => process.exit(128 + constants.signals[signal]);
    // Whoever opened it hears of what went wrong, too, and says so.
    end().then(leave, leave);
  };
  for (const signal of SIGNALS) process.once(signal, heed);
  return () => {
    for (const signal of SIGNALS) process.off(signal, heed);
  };
};
