import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { sats } from "#domain/units.ts";
import { plantedVerdict } from "./planted-verdict.ts";

/** Adds the same 10,000 sats whatever is needed: too little in a crash, too much for a small position. */
export const decideFixedTopUp: typeof decideMarginGuard = (facts) =>
  decideMarginGuard(facts).kind === "add-margin"
    ? plantedVerdict(facts, sats(10_000))
    : plantedVerdict(facts, null);
