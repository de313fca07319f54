import type { ExchangeFailure } from "#ports/exchange.ts";

/**
 * How one call goes wrong. `refuse`: nothing happens and the failure is answered. `lose-answer`: it happens and we do not
 * learn it. `stale`: a read shows the world as it was before the last write.
 */
export type Fault =
  | { readonly kind: "refuse"; readonly failure: ExchangeFailure }
  | { readonly kind: "lose-answer" }
  | { readonly kind: "stale" };

export const UNAVAILABLE: ExchangeFailure = {
  kind: "unavailable",
  message: "The exchange is down.",
  raw: "",
};
export const RATE_LIMITED: ExchangeFailure = { kind: "rate-limited", retryAfterMs: 1_000, raw: "" };
export const OUTCOME_UNKNOWN: ExchangeFailure = {
  kind: "outcome-unknown",
  message: "No answer came in time.",
  raw: "",
};
export const UNAUTHORIZED: ExchangeFailure = {
  kind: "unauthorized",
  status: 401,
  message: "Api key does not exist",
  raw: '{"message":"Api key does not exist"}',
};
export const FORBIDDEN: ExchangeFailure = {
  kind: "unauthorized",
  status: 403,
  message: "Missing scope",
  raw: '{"message":"Missing scope"}',
};

/** One-shot and standing faults per call. */
export class FakeFaults<Call extends string> {
  readonly #next = new Map<Call, Fault[]>();
  readonly #standing = new Map<Call, Fault>();

  /** The next call goes wrong; told twice, the next two do. */
  once(call: Call, fault: Fault): void {
    this.#next.set(call, [...(this.#next.get(call) ?? []), fault]);
  }

  /** Every call goes wrong until `heal`. */
  always(call: Call, fault: Fault): void {
    this.#standing.set(call, fault);
  }

  heal(): void {
    this.#next.clear();
    this.#standing.clear();
  }

  take(call: Call): Fault | null {
    return this.#next.get(call)?.shift() ?? this.#standing.get(call) ?? null;
  }
}
