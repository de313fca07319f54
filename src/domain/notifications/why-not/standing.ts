import { isRestThrough, type Rest } from "../../automations/history/rest-in.ts";
import type { ActionKind } from "../../intents/action.ts";
import { isAllowed, type PanicDoer } from "../../panic/is-allowed.ts";
import type { PanicStage } from "../../panic/panic-stage.ts";
import type { Blindness, PastStanding, Stretch } from "./past-minute.ts";

/** What kept an automation from acting whatever its rules say. */
export type StandingReason =
  | { readonly rule: "not-armed-yet" }
  | { readonly rule: "position-over" | "over" | "paused"; readonly since: number }
  | ({ readonly rule: "blind" } & Blindness);

/** What stood in the way of something the rules asked for; `unexplained` where nothing kept says. */
export type Undone<By> =
  | { readonly rule: "panic"; readonly stage: PanicStage }
  /** It had been held back from it, and the trader was told. */
  | { readonly rule: "held-before"; readonly by: By; readonly since: number }
  /** It stood armed in a part of the minute only. */
  | { readonly rule: "paused-in-part"; readonly rest: Rest }
  | { readonly rule: "armed-in-part"; readonly at: number }
  | { readonly rule: "unexplained" };

type Standing = Stretch &
  Pick<PastStanding, "rest" | "blind"> & {
    readonly isMade: boolean;
    /** Null for a rule of a whole account. */
    readonly positionEndedAt?: number | null;
  };

/** The first of what kept an automation from acting; null where it stood armed and could see, at least in a part of the minute. */
export const standingReason = (minute: Standing): StandingReason | null => {
  const { isMade, rest, positionEndedAt = null, blind, from } = minute;
  if (!isMade) return { rule: "not-armed-yet" };
  if (positionEndedAt !== null && positionEndedAt <= from)
    return { rule: "position-over", since: positionEndedAt };
  if (rest !== null && isRestThrough(rest, minute))
    return { rule: rest.state === "paused" ? "paused" : "over", since: rest.since };
  return blind === null ? null : { rule: "blind", ...blind };
};

/** What an automation was to do by its rules; `action` is null where that is none of the panic switch's business. */
export type Wanted = { readonly doer: PanicDoer; readonly action: ActionKind | null };

/** Why what the rules asked for was not done, by what is kept; `held` is what the last receipt before says. */
export const undone = <By>(
  { from, panic, rest, armedAt }: Pick<Stretch, "from"> & Pick<PastStanding, "panic" | "rest" | "armedAt">,
  { doer, action }: Wanted,
  held: { readonly by: By; readonly since: number } | null,
): Undone<By> => {
  if (action !== null && !isAllowed(panic, doer, action)) return { rule: "panic", stage: panic };
  if (held !== null) return { rule: "held-before", ...held };
  if (rest !== null) return { rule: "paused-in-part", rest };
  return armedAt !== null && armedAt > from
    ? { rule: "armed-in-part", at: armedAt }
    : { rule: "unexplained" };
};
