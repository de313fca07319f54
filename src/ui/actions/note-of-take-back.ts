import { areOver } from "./told.ts";
import type { Command } from "./use-command.ts";

/**
 * What a page may say of an order while a command takes it back: `sent` as soon as that may have been ordered and until it is
 * read as gone, `not-sent` once it surely was not, or failed; null says nothing new.
 */
export const noteOfTakeBack = ({
  phase,
  told,
  problem,
}: Pick<Command, "phase" | "told" | "problem">): "sent" | "not-sent" | null => {
  switch (phase) {
    case "ready":
      return problem === null ? null : "not-sent";
    case "sending":
    case "looking":
      return "sent";
    case "told": {
      const wasDone = told.every(({ outcome }) => outcome === "confirmed");
      return areOver(told) && !wasDone ? "not-sent" : "sent";
    }
  }
};
