import type { AccountRuleKind } from "../automations/account-rule.ts";
import type { ExitKind } from "../automations/exits/exit-rule.ts";
import type { ActionKind } from "../intents/action.ts";
import type { PanicStage } from "./panic-stage.ts";

/** Who wants something done: an automation by what it is for, the trader by hand, or the panic switch itself. */
export type PanicDoer = "entry" | "guard" | "exit" | "manual" | "panic";

/**
 * What an action means for risk: it ends something, puts or moves a protection at the exchange, spends sats on what runs
 * already, or opens something. Mildest first.
 */
export type PanicDeed = "close" | "protect" | "spend" | "open";

/**
 * A new action does not compile until it says what it means. What takes margin or a bound away counts with what opens; what
 * takes an exit away counts with what spends, because it only makes room for another.
 */
const DEED: Readonly<Record<ActionKind, PanicDeed>> = {
  "close-trade": "close",
  "close-cross": "close",
  "cancel-trade": "close",
  "cancel-cross-order": "close",
  "set-stop-loss": "protect",
  "set-trailing-stop": "protect",
  "set-take-profit": "protect",
  "remove-stop-loss": "spend",
  "remove-take-profit": "spend",
  "add-margin": "spend",
  "deposit-cross": "spend",
  "cash-in": "open",
  "withdraw-cross": "open",
  "set-cross-leverage": "open",
  "open-trade": "open",
  "cross-order": "open",
};

const CLOSE = ["close"] as const;
const PROTECT = ["close", "protect"] as const;
const SPEND = ["close", "protect", "spend"] as const;
const ALL = ["close", "protect", "spend", "open"] as const;

type Allowed = Readonly<Record<PanicDoer, readonly PanicDeed[]>>;

const ONLY_CLOSING: Allowed = { entry: CLOSE, guard: CLOSE, exit: CLOSE, manual: CLOSE, panic: CLOSE };
/** Exits still end positions, but move no stop: what stands at the exchange stays as it is. */
const ONLY_GUARDS: Allowed = { entry: CLOSE, guard: SPEND, exit: CLOSE, manual: PROTECT, panic: PROTECT };

const ALLOWED: Readonly<Record<PanicStage, Allowed>> = {
  calm: { entry: ALL, guard: ALL, exit: ALL, manual: ALL, panic: ALL },
  freeze: { entry: CLOSE, guard: SPEND, exit: SPEND, manual: SPEND, panic: PROTECT },
  "guards-only": ONLY_GUARDS,
  reduce: ONLY_GUARDS,
  flatten: ONLY_CLOSING,
  revoke: ONLY_CLOSING,
};

/** A guard's order on the cross margin only ever closes a part of the position; it may not meet the switch's own closing. */
const deedOf = (doer: PanicDoer, action: ActionKind): PanicDeed =>
  doer === "guard" && action === "cross-order" ? "spend" : DEED[action];

/**
 * Whether a stage lets somebody do something. Closing is never refused: a switch that keeps a position open would raise
 * the very risk it is thrown to lower. A stricter stage lets nothing through that a milder one refuses.
 */
export const isAllowed = (stage: PanicStage, doer: PanicDoer, action: ActionKind): boolean =>
  ALLOWED[stage][doer].includes(deedOf(doer, action));

/** What each kind of automation is for; a new kind does not compile until it says so. */
const ROLE: Readonly<Record<RoledAutomation, PanicDoer>> = {
  "margin-guard": "guard",
  "cross-guard": "guard",
  // It follows the liquidation that a guard moves: left behind, it would close what the guard has just paid for.
  backstop: "guard",
  "stop-loss": "exit",
  "trailing-stop": "exit",
  "break-even-stop": "exit",
  "take-profit": "exit",
  "auto-entry": "entry",
  "guard-plan": "guard",
  // Neither moves money by itself: an alert tells, a breaker throws the switch.
  "price-alert": "exit",
  "drawdown-breaker": "exit",
};
export type RoledAutomation = "margin-guard" | "cross-guard" | ExitKind | AccountRuleKind;

/** Who acts through an intent: its cause, and for an automation what that is for. */
export const doerOfCause = (
  cause: "automation" | "manual" | "panic",
  automation: RoledAutomation = "margin-guard",
): PanicDoer => (cause === "automation" ? ROLE[automation] : cause);
