import type { PriceHalfUsd } from "#domain/units.ts";

export const SCENARIOS = ["calm", "trend", "crash", "wick", "volatile", "demo"] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Where prices come from. */
export type PriceSource =
  /** Prices arrive by `step` alone. */
  | { readonly kind: "steerable"; readonly start: PriceHalfUsd }
  /** Made up from the seed; `hold` keeps it calm until `begin`. */
  | {
      readonly kind: "generated";
      readonly scenario: Scenario;
      readonly start?: PriceHalfUsd;
      readonly hold?: boolean;
    }
  /** A recording: CSV or CSV.gz of `time_ms,open,high,low,close,volume_usd`. */
  | { readonly kind: "candles"; readonly path: string };
