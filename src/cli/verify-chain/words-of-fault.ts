import type { ChainFault } from "#domain/security/check-link.ts";

/** What is wrong with a log, for whoever has to find out who did it. `what` is what it is made of. */
export const wordsOfFault = (what: "Event" | "Receipt", fault: ChainFault, seq: number): string => {
  switch (fault) {
    case "missing":
      return `${what} ${seq} is missing: it was removed, or the log was cut short.`;
    case "not-linked":
      return `${what} ${seq} does not follow from the one before it: one of them was put in its place.`;
    case "changed":
      return `${what} ${seq} does not say what it said when it was written.`;
    case "not-the-head":
      return `${what} ${seq} is not the one that was written down: the log was written anew up to there, or the head is of another installation.`;
    case "beyond-head":
      return `${what} ${seq} lies beyond the log's own end: nobody added it by the book.`;
    default:
      return fault satisfies never;
  }
};
