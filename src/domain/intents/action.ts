import type { Side } from "../position/side.ts";
import type { BasisPoints, LeverageE6, PriceHalfUsd, Sats, Usd } from "../units.ts";

/** How large a trade is to be: contracts, or the sats of margin to put in. */
export type OrderSize =
  | { readonly by: "quantity"; readonly quantity: Usd }
  | { readonly by: "margin"; readonly margin: Sats };

/** An order for an isolated trade. Without a limit it takes what is there; `clientId` is the label it is known by again. */
export type TradeOrder = {
  readonly side: Side;
  readonly size: OrderSize;
  readonly leverage: LeverageE6;
  readonly limit: PriceHalfUsd | null;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
  readonly clientId: string;
};

/** An order on the cross margin, as `TradeOrder`; what it adds to or takes away follows from the position it meets. */
export type NetOrder = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly limit: PriceHalfUsd | null;
  readonly clientId: string;
};

/**
 * What an intent does to its subject at the exchange; an amount stands only where the action has one. What is done to a
 * running position names it by the subject. Closing the cross position keeps the quantity it was planned for, since the
 * exchange closes whatever is there.
 */
export type IntentAction =
  | { readonly kind: "add-margin"; readonly amount: Sats }
  | { readonly kind: "cash-in"; readonly amount: Sats }
  | { readonly kind: "close-trade" }
  | { readonly kind: "set-stop-loss"; readonly price: PriceHalfUsd }
  | { readonly kind: "set-trailing-stop"; readonly distance: BasisPoints }
  | { readonly kind: "remove-stop-loss" }
  | { readonly kind: "set-take-profit"; readonly price: PriceHalfUsd }
  | { readonly kind: "remove-take-profit" }
  | { readonly kind: "open-trade"; readonly order: TradeOrder }
  | { readonly kind: "cancel-trade"; readonly tradeId: string }
  | { readonly kind: "cross-order"; readonly order: NetOrder }
  | { readonly kind: "cancel-cross-order"; readonly orderId: string }
  | { readonly kind: "close-cross"; readonly quantity: Usd }
  | { readonly kind: "deposit-cross"; readonly amount: Sats }
  | { readonly kind: "withdraw-cross"; readonly amount: Sats }
  | { readonly kind: "set-cross-leverage"; readonly leverage: number };

export type ActionKind = IntentAction["kind"];

/** Actions on a running position. */
export type OnPosition = Exclude<
  IntentAction,
  { readonly kind: "open-trade" | "cancel-trade" | `${string}cross${string}` }
>;

/** What an action is recognised by afterwards, and so what is read before it and after it. */
export type Witness = "position" | "trades" | "net-position" | "net-orders" | "transfers";

/** Actions that wait for each other: two of one company on an account could be taken for one another, or done twice. */
export type Company = "margin" | "opening";

type Nature = {
  /** Repetition changes nothing more: an absolute value, or something named by its id. */
  readonly isRepeatable: boolean;
  /** Null waits for nothing: what lowers risk is never held up by what is not known of something else. */
  readonly company: Company | null;
  readonly witness: Witness;
};

const ABSOLUTE: Nature = { isRepeatable: true, company: null, witness: "position" };

/**
 * The exchange has no idempotency key. Sats that move are recognised by their amount alone, so one at a time; an order
 * carries a label, yet a second one while the first is of unknown fate would often be the same wish told twice. Closing the
 * cross position is never repeated, for it has no id and would close what was opened since; still it waits for nothing.
 */
const NATURES: Record<ActionKind, Nature> = {
  "add-margin": { isRepeatable: false, company: "margin", witness: "position" },
  "cash-in": { isRepeatable: false, company: "margin", witness: "position" },
  "close-trade": ABSOLUTE,
  "set-stop-loss": ABSOLUTE,
  "set-trailing-stop": ABSOLUTE,
  "remove-stop-loss": ABSOLUTE,
  "set-take-profit": ABSOLUTE,
  "remove-take-profit": ABSOLUTE,
  "open-trade": { isRepeatable: false, company: "opening", witness: "trades" },
  "cancel-trade": { isRepeatable: true, company: null, witness: "trades" },
  "cross-order": { isRepeatable: false, company: "opening", witness: "net-orders" },
  "cancel-cross-order": { isRepeatable: true, company: null, witness: "net-orders" },
  "close-cross": { isRepeatable: false, company: null, witness: "net-position" },
  "deposit-cross": { isRepeatable: false, company: "margin", witness: "transfers" },
  "withdraw-cross": { isRepeatable: false, company: "margin", witness: "transfers" },
  "set-cross-leverage": { isRepeatable: true, company: null, witness: "net-position" },
};

/** Every kind of action there is. */
export const ACTION_KINDS = Object.keys(NATURES) as ActionKind[];

/** Whether an action may be sent again, once a reading shows that it has not happened. */
export const isSafeToRepeat = (kind: ActionKind): boolean => NATURES[kind].isRepeatable;

/** Whether an action is done to a running position. */
export const isOnPosition = (action: IntentAction): action is OnPosition =>
  NATURES[action.kind].witness === "position";

/** What an action is recognised by. */
export const witnessOf = (kind: ActionKind): Witness => NATURES[kind].witness;

/** Every action of one company: while the outcome of one is open, no other of them is planned on its account. */
export const actionsOf = (company: Company): readonly ActionKind[] =>
  ACTION_KINDS.filter((kind) => NATURES[kind].company === company);

/** Every action that must be alone among its company in its account until its outcome is known. */
export const ALONE_ACTIONS: readonly ActionKind[] = [...actionsOf("margin"), ...actionsOf("opening")];

/** Whether two actions wait for each other on one account. */
export const areExclusive = (one: ActionKind, other: ActionKind): boolean =>
  NATURES[one].company !== null && NATURES[one].company === NATURES[other].company;

/** Actions whose sats leave the balance to hold a position that runs already: what every cap counts. */
export const ADDING_ACTIONS = ["add-margin", "deposit-cross"] as const satisfies readonly ActionKind[];

/**
 * Sats the action adds under the caps; null where it adds none. What a new trade takes is its own cost, and what is taken
 * out frees no cap.
 */
export const amountOf = (action: IntentAction): Sats | null =>
  action.kind === "add-margin" || action.kind === "deposit-cross" ? action.amount : null;
