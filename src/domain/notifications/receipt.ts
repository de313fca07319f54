import type { PriceAlertFacts, PriceAlertVerdict } from "../automations/alerts/decide-price-alert.ts";
import type {
  DrawdownBreakerFacts,
  DrawdownBreakerVerdict,
} from "../automations/breaker/decide-drawdown-breaker.ts";
import type { CrossGuardFacts } from "../automations/cross-guard/cross-guard.ts";
import type { CrossGuardVerdict } from "../automations/cross-guard/cross-verdict.ts";
import type { AutoEntryFacts } from "../automations/entries/decide-auto-entry.ts";
import type { AutoEntryVerdict } from "../automations/entries/entry-verdict.ts";
import type { BackstopFacts, BackstopVerdict } from "../automations/exits/backstop.ts";
import type { StopVerdict } from "../automations/exits/decide-stop.ts";
import type { TakeProfitFacts, TakeProfitVerdict } from "../automations/exits/decide-take-profit.ts";
import type { ExitKind } from "../automations/exits/exit-rule.ts";
import type { StopFacts } from "../automations/exits/stop-facts.ts";
import type { MarginGuardFacts, MarginGuardVerdict } from "../automations/margin-guard.ts";
import type { IntentAction } from "../intents/action.ts";
import type { Side } from "../position/side.ts";
import type { AcceptWay, AddWay, CloseWay, ReduceWay } from "../risk/way-out.ts";
import type { BasisPoints, PriceHalfUsd, Sats, Usd } from "../units.ts";
import type { GuardAlternatives } from "./guard-alternatives.ts";
import type { ReceiptRecord } from "./receipt-record.ts";

/**
 * What came of a decision. `unknown` means sent and not yet confirmed; `held` means the guard looked and did not act;
 * `ended` means the position is over and its guard with it; `blind` that the account cannot be read; `told` that an alert
 * told of the market, and `tripped` that a breaker threw the panic switch.
 */
export type ReceiptOutcome =
  | "confirmed"
  | "rejected"
  | "not-applied"
  | "ambiguous"
  | "unknown"
  | "held"
  | "ended"
  | "blind"
  | "told"
  | "tripped";

/** The position a receipt speaks of, as it stood when the decision was taken. */
export type ReceiptPosition = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
  readonly pl: Sats;
};

/**
 * Everything a guard's verdict was taken from, the verdict, and its effect: stored once, put into words wherever it is
 * shown, and enough to take the verdict again.
 */
export type GuardReceiptFacts = ReceiptRecord & {
  readonly kind: "margin-guard";
  /** Which version of the guard's settings decided; 0 where that was not kept, and then some inputs are missing too. */
  readonly version: number;
  readonly inputs: MarginGuardFacts;
  readonly verdict: Exclude<MarginGuardVerdict, { readonly kind: "hold" }>;
  /** What else could have been done; absent where that was not kept. */
  readonly alternatives?: GuardAlternatives;
  /** Read back from the exchange after the effect; null where there was none or it is not known yet. */
  readonly liquidationAfter: PriceHalfUsd | null;
  readonly distanceAfter: BasisPoints | null;
  /** Why the exchange or the network did not do it, in their words. */
  readonly failure: string | null;
};

/**
 * The same of a guard on the cross position. What was read back of it is kept as `after`; null where nothing was, or where
 * it is not known yet.
 */
export type CrossGuardReceiptFacts = ReceiptRecord & {
  readonly kind: "cross-guard";
  /** Which version of the guard's settings decided. */
  readonly version: number;
  readonly inputs: CrossGuardFacts;
  readonly verdict: Exclude<CrossGuardVerdict, { readonly kind: "hold" }>;
  /** What else could have been done, whatever the guard's steps say. */
  readonly waysOut: readonly (AddWay | ReduceWay | CloseWay | AcceptWay)[];
  readonly after: ReceiptNetPosition | null;
  readonly distanceAfter: BasisPoints | null;
  /** Why the exchange or the network did not do it, in their words. */
  readonly failure: string | null;
};

/** What an exit decided, of whichever kind it is, with everything it was taken from. */
export type ExitDecision =
  | {
      readonly of: "backstop";
      readonly inputs: BackstopFacts;
      readonly verdict: BackstopVerdict;
    }
  | { readonly of: "stop"; readonly inputs: StopFacts; readonly verdict: StopVerdict }
  | {
      readonly of: "take-profit";
      readonly inputs: TakeProfitFacts;
      readonly verdict: TakeProfitVerdict;
    };

/** An exit that placed, moved, took away or closed, or could not; enough to take its verdict again. */
export type ExitReceiptFacts = ReceiptRecord & {
  readonly kind: "exit";
  readonly exit: ExitKind;
  /** Which version of its settings decided. */
  readonly version: number;
  readonly decision: ExitDecision;
  /** Why the exchange or the network did not do it, in their words. */
  readonly failure: string | null;
};

/** What a rule of the whole account decided, with everything it was taken from. */
export type RuleDecision =
  | { readonly of: "price-alert"; readonly inputs: PriceAlertFacts; readonly verdict: PriceAlertVerdict }
  | {
      readonly of: "drawdown-breaker";
      readonly inputs: DrawdownBreakerFacts;
      readonly verdict: DrawdownBreakerVerdict;
    }
  | { readonly of: "auto-entry"; readonly inputs: AutoEntryFacts; readonly verdict: AutoEntryVerdict };

/** A rule of the account that told, tripped or entered, or could not; enough to take its verdict again. */
export type RuleReceiptFacts = ReceiptRecord & {
  readonly kind: "rule";
  /** Which version of its settings decided. */
  readonly version: number;
  readonly decision: RuleDecision;
  /** Which of an entry's orders this is about; absent where it is about none. */
  readonly rung?: number;
  /** Why the exchange or the network did not do it, in their words. */
  readonly failure: string | null;
};

/** A position that is over: how, at what price and with what result. `net` is after fees and funding. */
export type EndReceiptFacts = {
  readonly kind: "position-ended";
  readonly how: "liquidated" | "closed";
  readonly position: ReceiptPosition;
  readonly exitPrice: PriceHalfUsd | null;
  readonly gross: Sats;
  readonly net: Sats;
  readonly addedInAll: Sats;
};

/** The cross position as far as a receipt keeps it; side and liquidation are null while flat. */
export type ReceiptNetPosition = {
  readonly side: Side | null;
  readonly quantity: Usd;
  readonly margin: Sats;
  readonly leverage: number;
  readonly liquidation: PriceHalfUsd | null;
  readonly pl: Sats;
};

/** An order that waited when it was to be taken back. */
export type ReceiptOrder = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
};

/** Something the trader ordered by hand or by the panic switch: what was done, to which position, at what price. */
export type CommandReceiptFacts = ReceiptRecord & {
  readonly kind: "command";
  readonly by: "manual" | "panic";
  readonly action: IntentAction;
  /** The isolated position it was given for; null where it was given for none. */
  readonly position: ReceiptPosition | null;
  readonly netPosition?: ReceiptNetPosition;
  readonly order?: ReceiptOrder;
  readonly last: PriceHalfUsd;
  readonly balance: Sats;
  /** Why the exchange or the network did not do it, in their words. */
  readonly failure: string | null;
};

/** An account that cannot be read, so that nothing on it is protected but by what stands at the exchange. */
export type BlindReceiptFacts = {
  readonly kind: "account-blind";
  readonly label: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly since: number;
};

/** Facts of a decision that acts, or tried to. */
export type ActingFacts =
  | GuardReceiptFacts
  | CrossGuardReceiptFacts
  | ExitReceiptFacts
  | CommandReceiptFacts
  | RuleReceiptFacts;

export type ReceiptFacts = ActingFacts | EndReceiptFacts | BlindReceiptFacts;
