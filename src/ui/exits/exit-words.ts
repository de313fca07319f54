import type { BackstopVerdict } from "#domain/automations/exits/backstop.ts";
import type { StopVerdict } from "#domain/automations/exits/decide-stop.ts";
import type { TakeProfitVerdict } from "#domain/automations/exits/decide-take-profit.ts";
import type { ExitRuleView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import type { ExitStanding } from "./exit-standing.ts";

type Side = PositionView["side"];

/** What each exit is called inside a sentence. */
export const EXIT_NAMES: Record<ExitRuleView["kind"], string> = {
  "stop-loss": "stop loss",
  "trailing-stop": "trailing stop",
  "break-even-stop": "break-even stop",
  "take-profit": "take profit",
  backstop: "backstop",
};

/** The same at the beginning of one. */
export const exitTitleOf = (kind: ExitRuleView["kind"]): string => {
  const name = EXIT_NAMES[kind];
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** Every rule that can hold an exit back. */
export type HeldRule = Extract<
  StopVerdict | TakeProfitVerdict | BackstopVerdict,
  { readonly kind: "alert" }
>["rule"];

const HELD: Record<HeldRule, (side: Side) => string> = {
  "past-stop": (side) =>
    `The price ${side === "long" ? "fell" : "rose"} through it before it could stand. Close the position, or set another one.`,
  "beyond-liquidation": () =>
    "It lies beyond liquidation and would never fire. Move it nearer to the market.",
  "trailing-stands": () => "A trailing stop stands in its place. Take that away at LN Markets first.",
  "no-such-price": () => "No price does what it is set to. Change its settings.",
  "past-liquidation": () => "The price is past liquidation.",
  "stop-beyond-liquidation": () =>
    "The stop it yields to lies beyond liquidation and would never fire. Move that one nearer to the market.",
  "no-room": () => "No price lies between liquidation and the guard’s trigger.",
  "past-backstop": () => "The price is between it and liquidation already.",
};

const isHeldRule = (rule: string): rule is HeldRule => Object.hasOwn(HELD, rule);

/** Why an exit does not stand, and what to do about it. */
export const heldWords = (side: Side, rule: string): string =>
  isHeldRule(rule) ? HELD[rule](side) : `LN Markets does not hold it (${rule}). Look at the activity.`;

/** Whose the stop is that stands, after where it stands. */
export const OWNER_WORDS: Record<NonNullable<PositionView["stopOwner"]>, string> = {
  trader: "yours, set through Axisor",
  hand: "placed by hand at LN Markets",
  backstop: "the backstop",
};

const at = (price: number | null): string => (price === null ? "" : ` at ${format.priceExact(price)}`);

/** How an exit stands, in a sentence or two. It says that it stands only where LN Markets shows it. */
export const standingWords = (kind: ExitRuleView["kind"], side: Side, standing: ExitStanding): string => {
  const name = EXIT_NAMES[kind];
  switch (standing.kind) {
    case "none":
      return `No ${name} is armed.`;
    case "paused":
      return "Paused. It is neither placed nor moved; what stands at LN Markets stays there.";
    case "due":
      return "Armed. Being placed at LN Markets, which takes seconds; it does not stand yet.";
    case "closing":
      return "Armed. The price is past it already, so Axisor closes the position instead of placing it.";
    case "held":
      return `Does not stand: ${heldWords(side, standing.rule)}`;
    case "stands":
      return `Armed. It stands at LN Markets${at(standing.price)}.`;
    case "waits":
      return `Armed. It waits until the price is ${format.priceExact(standing.price)}.${standing.now === null ? "" : ` The stop that stands at LN Markets now is at ${format.priceExact(standing.now)}.`}`;
    case "yields":
      return `Armed. The stop${at(standing.price)}, ${OWNER_WORDS[standing.owner]}, is tighter and is left there.`;
    case "differs":
      return `Armed for ${format.priceExact(standing.wanted)}. What stands at LN Markets now is at ${format.priceExact(standing.price)}.`;
  }
};
