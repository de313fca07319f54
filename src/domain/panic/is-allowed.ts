import type { ActionKind } from "../intents/action.ts";
import type { PanicStage } from "./panic-stage.ts";

/** Who wants something done: an automation by what it is for, the trader by hand, or the panic switch itself. */
export type PanicDoer = "entry" | "guard" | "exit" | "manual" | "panic";

/**
 * What an action means for risk: it ends something, puts or moves a protection at the exchange, spends sats on what runs
 * already, or opens something. Mildest first.
 */
export type PanicDeed = "close" | "protect" | "spend" | "open";

/** A new action does not compile until it says what it means. */
const DEED: Readonly<Record<ActionKind, PanicDeed>> = {
  "close-trade": "close",
  "set-stop-loss": "protect",
  "add-margin": "spend",
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

/**
 * Whether a stage lets somebody do something. Closing is never refused: a switch that keeps a position open would raise
 * the very risk it is thrown to lower. A stricter stage lets nothing through that a milder one refuses.
 */
export const isAllowed = (stage: PanicStage, doer: PanicDoer, action: ActionKind): boolean =>
  ALLOWED[stage][doer].includes(DEED[action]);

/** What each kind of automation is for; a new kind does not compile until it says so. */
const ROLE = { "margin-guard": "guard" } as const satisfies Record<string, PanicDoer>;
export type RoledAutomation = keyof typeof ROLE;

/** Who acts through an intent: its cause, and for an automation what that is for. */
export const doerOfCause = (
  cause: "automation" | "manual" | "panic",
  automation: RoledAutomation = "margin-guard",
): PanicDoer => (cause === "automation" ? ROLE[automation] : cause);
