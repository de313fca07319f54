import type { ReceiptOutcome } from "./receipt.ts";
import type { FailureOrigin } from "./receipt-record.ts";

/**
 * How a receipt ended, in the one distinction a trader acts on: it is done, it failed on our side, it failed on LN
 * Markets' side, or nobody knows yet. `held`: nothing was tried.
 */
export type ReceiptStatus = "done" | "held" | "our-error" | "exchange-error" | "not-known";

/** The status of an outcome; `origin` is absent where no failure was kept with it. */
export const receiptStatus = (
  outcome: ReceiptOutcome,
  origin: FailureOrigin | null | undefined,
): ReceiptStatus => {
  switch (outcome) {
    case "confirmed":
    case "ended":
    case "told":
    case "tripped":
      return "done";
    case "held":
      return "held";
    case "unknown":
    case "ambiguous":
    case "blind":
      return "not-known";
    case "rejected":
      return origin === "ours" ? "our-error" : "exchange-error";
    case "not-applied":
      return origin === "exchange" ? "exchange-error" : "our-error";
  }
};
