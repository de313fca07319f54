import type { PanicStage } from "#domain/panic/panic-stage.ts";

type Words = {
  readonly name: string;
  /** In one word, for the navigation of a phone. */
  readonly short: string;
  /** What the button that throws it says. */
  readonly act: string;
  readonly does: string;
  readonly doesNot: string;
};

/** Each stage in plain words: what it does, and what it does not. */
export const STAGE_WORDS: Readonly<Record<PanicStage, Words>> = {
  calm: {
    name: "Calm",
    short: "Calm",
    act: "Let everything go on",
    does: "Everything goes on as it was armed.",
    doesNot: "Nothing is held back.",
  },
  freeze: {
    name: "Freeze entries",
    short: "Frozen",
    act: "Freeze entries",
    does: "Nothing new is opened and no margin is taken out, by a rule or by hand. Guards, stops and take profits go on.",
    doesNot: "It closes nothing and takes back no order that waits at LN Markets.",
  },
  "guards-only": {
    name: "Guards only",
    short: "Guards",
    act: "Guards only",
    does: "Guards go on protecting. Every other rule rests, except where it closes a position. By hand you can still close and set stops.",
    doesNot: "It closes nothing. Stops at LN Markets stay where they are, but no rule moves them.",
  },
  reduce: {
    name: "Reduce",
    short: "Reduce",
    act: "Reduce now",
    does: "Closes positions, the riskiest first, until at most your share of what is open is left. Then as “Guards only”.",
    doesNot:
      "An isolated position is closed whole or not at all, so less may be left than you chose, never more.",
  },
  flatten: {
    name: "Flatten",
    short: "Flatten",
    act: "Close everything",
    does: "Closes every isolated position at the market, the riskiest first, and takes back their waiting orders. Nothing but closing goes on, guards included.",
    doesNot: "It does not touch the cross margin, and a gap fills at a worse price.",
  },
  revoke: {
    name: "Revoke",
    short: "Revoke",
    act: "Close everything and wipe the keys",
    does: "As “Flatten”; when nothing is left open, your keys are wiped here for good.",
    doesNot: "It ends no key at LN Markets: delete it there too. To come back you connect a key anew.",
  },
};
