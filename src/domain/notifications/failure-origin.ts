import type { FailureOrigin } from "./receipt-record.ts";

/** A failure as far as it tells whose it is; `raw` is what was answered, empty where nothing was. */
export type JudgedFailure = {
  readonly kind: "rejected" | "unauthorized" | "rate-limited" | "unavailable" | "outcome-unknown";
  readonly raw: string;
};

/**
 * Whose side a failed order is on. Whoever answered "no" is the exchange; what never left, or had to wait in our own line,
 * is ours; an order without a readable answer may have failed anywhere, or not at all.
 */
export const failureOrigin = ({ kind, raw }: JudgedFailure): FailureOrigin | null => {
  switch (kind) {
    case "rejected":
    case "unauthorized":
      return "exchange";
    case "rate-limited":
      return raw === "" ? "ours" : "exchange";
    case "unavailable":
      return "ours";
    case "outcome-unknown":
      return null;
  }
};
