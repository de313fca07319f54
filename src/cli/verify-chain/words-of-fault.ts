import type { ChainFault } from "#domain/security/check-link.ts";

/** What is wrong with the log, for whoever has to find out who did it. */
export const wordsOfFault = (fault: ChainFault, seq: number): string => {
  switch (fault) {
    case "missing":
      return `Event ${seq} is missing: it was removed, or the log was cut short.`;
    case "not-linked":
      return `Event ${seq} does not follow from the one before it: one of them was put in its place.`;
    case "changed":
      return `Event ${seq} does not say what it said when it was written.`;
    case "not-the-head":
      return `Event ${seq} is not the one that was written down: the log was written anew up to there, or the head is of another installation.`;
    case "beyond-head":
      return `Event ${seq} lies beyond the log's own end: nobody added it by the book.`;
    default:
      return fault satisfies never;
  }
};
