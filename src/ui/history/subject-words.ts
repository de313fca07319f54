import type { SubjectView } from "#server/trpc/schemas/automation-history.ts";

type Words = {
  /** Where nothing was ever set. */
  readonly never: string;
  /** Where nothing is set now. */
  readonly nothing: string;
  /** What a file of it holds. */
  readonly file: string;
  /** What bringing one back does. */
  readonly again: string;
  /** What settings may be copied to, in one word. */
  readonly others: string;
  /** Where there is nothing to copy to. */
  readonly alone: string;
  /** What copying does. */
  readonly copies: string;
};

/** What is said of automations by what they stand on. */
export const SUBJECT_WORDS: Record<SubjectView["on"], Words> = {
  position: {
    never:
      "Nothing was set on this position yet. Every guard and exit you arm, change, pause or delete is kept here.",
    nothing: "Nothing is set on this position.",
    file: "A file holds the settings of this position’s guard and exits. It holds no key and nothing of what they did.",
    again: "Its last settings are armed on this position at once, in the place of whatever stands there now.",
    others: "positions",
    alone: "You have no other running position.",
    copies:
      "At once, in the place of what stands there; on all that are chosen, or on none. Amounts and prices are copied as they are.",
  },
  cross: {
    never:
      "No guard was set on this cross position yet. Whatever you arm, change, pause or end is kept here.",
    nothing: "No guard is set on this cross position.",
    file: "A file holds the settings of the cross guard. It holds no key and nothing of what the guard did.",
    again: "Its last settings are armed on this position at once, in the place of whatever stands there now.",
    others: "positions",
    alone: "You have no other cross position.",
    copies: "At once, in the place of what stands there. Amounts and prices are copied as they are.",
  },
  account: {
    never:
      "Nothing was set for this account yet. Every alert, entry, breaker and plan you arm, change, pause or end is kept here.",
    nothing: "Nothing is set for this account.",
    file: "A file holds the settings of this account’s alerts, entries, breaker and plan. It holds no key and nothing of what they did.",
    again:
      "Its last settings are armed at once. A breaker or a plan takes the place of the one there is; an alert or an entry comes beside the others.",
    others: "accounts",
    alone: "You have no other account.",
    copies:
      "At once. A breaker or a plan takes the place of the one there is; an alert or an entry comes beside the others. Amounts and prices are copied as they are.",
  },
};
