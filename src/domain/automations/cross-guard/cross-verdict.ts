import type { PriceHalfUsd, Sats, Usd } from "../../units.ts";
import type { CapLimit } from "../guard-bounds.ts";
import type { GuardReading } from "../margin-guard.ts";

/** What bounds a reduction: the trader's cap, or the largest order there is. */
export type ReduceLimit = "reduce-cap" | "order-size";

/** As of a margin guard, with the contracts that would bring liquidation to the target by being closed. */
export type CrossReading = GuardReading & { readonly contracts: Usd };

/** What the guard decides; each verdict names its rule. */
export type CrossGuardVerdict =
  | ({
      readonly kind: "add-margin";
      readonly rule: "inside-trigger";
      readonly amount: Sats;
      readonly limitedBy: CapLimit | null;
      readonly liquidationAfter: PriceHalfUsd;
    } & CrossReading)
  | ({
      readonly kind: "reduce";
      readonly rule: "inside-trigger";
      readonly quantity: Usd;
      readonly limitedBy: ReduceLimit | null;
      readonly liquidationAfter: PriceHalfUsd;
    } & CrossReading)
  | ({
      readonly kind: "close";
      /** `only-closing`: a reduction would have to close every contract to reach its target. */
      readonly rule: "inside-trigger" | "only-closing";
    } & CrossReading)
  | ({
      readonly kind: "hold";
      readonly rule: "outside-trigger" | "at-target" | "cooldown";
    } & CrossReading)
  | ({
      readonly kind: "alert";
      /** `no-help`: closing as many contracts as may be would bring liquidation nearer. */
      readonly rule: CapLimit | "past-liquidation" | "no-help";
    } & CrossReading);
