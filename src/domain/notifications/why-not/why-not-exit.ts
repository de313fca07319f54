import { type BackstopVerdict, decideBackstop } from "../../automations/exits/backstop.ts";
import { decideStop, type StopVerdict } from "../../automations/exits/decide-stop.ts";
import { decideTakeProfit, type TakeProfitVerdict } from "../../automations/exits/decide-take-profit.ts";
import type { ExitKind, ExitRule } from "../../automations/exits/exit-rule.ts";
import { EXIT_FEE_RATE, guardTriggerBps, REQUEST_BUDGET } from "../../automations/exits/exit-terms.ts";
import type { NativeStop } from "../../automations/exits/native-stop.ts";
import type { ActionKind } from "../../intents/action.ts";
import { doerOfCause } from "../../panic/is-allowed.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd } from "../../units.ts";
import type { ExitReceiptFacts } from "../receipt.ts";
import type { LowHigh, Minute, PastExit, PastReceipt } from "./past-minute.ts";
import { type StandingReason, standingReason, type Undone, undone } from "./standing.ts";

export type ExitVerdict = BackstopVerdict | StopVerdict | TakeProfitVerdict;
export type ExitAlert = Extract<ExitVerdict, { readonly kind: "alert" }>["rule"];
type ExitHold = Extract<ExitVerdict, { readonly kind: "hold" }>["rule"];

/** What is known of an exit in a minute in which its rules can be asked. */
export type AskedExit = LowHigh & {
  readonly of: "exit";
  readonly exit: ExitKind;
  readonly position: IsolatedPosition;
  readonly verdict: ExitVerdict;
  /** What it had placed at the exchange last, and since when (epoch milliseconds); null where it had nothing there. */
  readonly placed: PlacedExit | null;
};

export type PlacedExit = {
  readonly at: number;
  readonly version: number;
  readonly stop: NativeStop | null;
  readonly price: PriceHalfUsd | null;
};

/** Why an exit did nothing in a minute. `could-not-stand`: its rules found no place for it, and the verdict says why. */
export type ExitReason =
  | StandingReason
  | { readonly rule: "position-unread" | "price-unknown" }
  | ({ readonly rule: ExitHold | "could-not-stand" } & AskedExit)
  | (Undone<ExitAlert> & AskedExit);

type ExitReceipt = Omit<PastReceipt, "facts"> & { readonly facts: ExitReceiptFacts };

/** What was sent and may stand: one of unknown outcome counts, as it does for the exit itself. */
const MAY_STAND: ReadonlySet<string> = new Set(["confirmed", "unknown", "ambiguous"]);

const receiptsOf = (before: readonly PastReceipt[]): readonly ExitReceipt[] =>
  before.flatMap((receipt) => (receipt.facts.kind === "exit" ? [{ ...receipt, facts: receipt.facts }] : []));

/** What the receipts say that an exit had at the exchange as the minute began. */
const placedBy = (before: readonly PastReceipt[]): PlacedExit | null => {
  const done = receiptsOf(before).find(
    ({ outcome, facts }) =>
      MAY_STAND.has(outcome) && ["place", "remove"].includes(facts.decision.verdict.kind),
  );
  const verdict = done?.facts.decision.verdict;
  if (done === undefined || verdict?.kind !== "place") return null;
  const { at, facts } = done;
  return {
    at,
    version: facts.version,
    stop: "stop" in verdict ? verdict.stop : null,
    price: "stop" in verdict ? null : verdict.price,
  };
};

/** What stood in the stop slot: its price is kept by the minute, whether it trailed only what we placed tells. */
const standingThen = ({ stopLoss }: IsolatedPosition, placed: PlacedExit | null): NativeStop | null => {
  if (stopLoss === null) return null;
  return placed?.stop?.kind === "trailing" ? placed.stop : { kind: "fixed", price: stopLoss };
};

type Scene = {
  readonly minute: Minute<PastExit>;
  readonly rule: ExitRule;
  readonly position: IsolatedPosition;
  readonly placed: PlacedExit | null;
};

/** The exit's own decision at one price of the minute. */
const decideAt = ({ minute, rule, position, placed }: Scene, last: PriceHalfUsd): ExitVerdict => {
  const standing = standingThen(position, placed);
  const isOutdated = placed?.version !== minute.version;
  const stop = placed?.stop ?? null;
  switch (rule.kind) {
    case "take-profit": {
      const price = placed?.price ?? null;
      // Not kept by the minute: what it placed last stood, or else what stands as last read.
      const takeProfit = price ?? position.takeProfit;
      return decideTakeProfit({
        config: rule.config,
        position: { ...position, takeProfit },
        placed: price === null ? null : { price, isOutdated },
        last,
        feeRate: EXIT_FEE_RATE,
      });
    }
    case "backstop":
      return decideBackstop({
        position,
        last,
        standing,
        placed: stop === null ? null : { owner: "backstop", stop },
        guardTriggerBps: guardTriggerBps(position, minute.guard),
        isOptedOut: !rule.config.isWanted,
      });
    default:
      return decideStop({
        automation: rule,
        position,
        standing,
        placed: stop === null ? null : { stop, isOutdated },
        last,
        // What was better before has been acted on before, or is due in this minute by these prices too.
        best: null,
        feeRate: EXIT_FEE_RATE,
        sinceLastPlacedMs: placed === null ? null : minute.to - placed.at,
        requestBudget: REQUEST_BUDGET,
      });
  }
};

const actionOf = ({ exit, verdict }: AskedExit): ActionKind | null => {
  switch (verdict.kind) {
    case "place":
      if (exit === "take-profit") return "set-take-profit";
      return "stop" in verdict && verdict.stop.kind === "trailing" ? "set-trailing-stop" : "set-stop-loss";
    case "remove":
      return "remove-stop-loss";
    case "close":
      return "close-trade";
    case "hold":
    case "alert":
      return null;
  }
};

/** What the newest receipt says that it could not be placed by. */
const heldBy = (before: readonly PastReceipt[]) => {
  const [receipt] = receiptsOf(before);
  const verdict = receipt?.facts.decision.verdict;
  return receipt?.outcome === "held" && verdict?.kind === "alert"
    ? { by: verdict.rule, since: receipt.at }
    : null;
};

/**
 * Tells why an exit did nothing in a minute of which it left no receipt: by its own decision at the best price of the
 * minute, from the position as it was then and what its receipts say that it had placed.
 */
export const decideWhyNotExit = (minute: Minute<PastExit>): ExitReason => {
  const { rule, position, market, before } = minute;
  const stands = standingReason({ ...minute, isMade: rule !== null });
  if (stands !== null || rule === null) return stands ?? { rule: "not-armed-yet" };
  if (position === null) return { rule: "position-unread" };
  const candle = market?.candle ?? null;
  if (candle === null) return { rule: "price-unknown" };
  const placed = placedBy(before);
  const { low, high } = candle;
  // At the best price of the minute a stop is moved and profit is taken; what waits there has nothing to do at any other.
  const verdict = decideAt({ minute, rule, position, placed }, position.side === "long" ? high : low);
  const asked: AskedExit = { of: "exit", exit: rule.kind, low, high, position, verdict, placed };
  if (verdict.kind === "hold") return { rule: verdict.rule, ...asked };
  const doer = doerOfCause("automation", rule.kind);
  const why = undone(minute, { doer, action: actionOf(asked) }, heldBy(before));
  return verdict.kind === "alert" && why.rule === "unexplained"
    ? { rule: "could-not-stand", ...asked }
    : { ...why, ...asked };
};
