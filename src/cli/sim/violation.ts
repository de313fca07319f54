/** What must hold in every seed, numbered as the design does. */
export const INVARIANTS = [
  "I1",
  "I2",
  "I3",
  "I4",
  "I5",
  "I6",
  "I7",
  "I8",
  "I9",
  "I10",
  "I11",
  "I12",
] as const;

export type Invariant = (typeof INVARIANTS)[number];

/** The guarantee behind each number, in words. */
export const GUARANTEES: Readonly<Record<Invariant, string>> = {
  I1: "at most one effect for each cause, subject and epoch",
  I2: "sats added and contracts closed stay within every cap",
  I3: "a breach that lasts is acted on within three ticks after the faults end",
  I4: "no sat appears or vanishes",
  I5: "no effect is booked as refused or not happened",
  I6: "at most one open intent an account among actions that wait for each other",
  I7: "what is confirmed has happened",
  I8: "no intent stays open after the faults end",
  I9: "nothing is sent late, expired, or for a rule that is paused",
  I10: "no trigger is lost: every lasting breach has an intent or a reason",
  I11: "nothing is written to a foreign account",
  I12: "requests stay within the budget",
};

export type Violation = { readonly invariant: Invariant; readonly what: string };
