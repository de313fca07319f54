type Shapes = {
  readonly tick: {
    readonly price: number;
    readonly width: number;
    readonly late: boolean;
    readonly gapMs: number | null;
  };
  readonly "limited-tick": { readonly price: number };
  readonly pass: { readonly seconds: number };
  readonly arm: {
    readonly pick: number;
    readonly at: number;
    readonly cap: number;
    readonly asStranger: boolean;
  };
  readonly "pause-all": { readonly pick: number };
  readonly pause: { readonly pick: number; readonly asStranger: boolean };
  readonly read: {
    readonly pick: number;
    readonly listed: readonly boolean[];
    readonly margin: number;
    readonly age: number;
    readonly withBalance: boolean;
  };
  readonly plan: {
    readonly pick: number;
    readonly cause: "work" | "manual" | "panic" | "repeat";
    readonly action: "add-margin" | "close-trade" | "set-stop-loss";
    readonly amount: number;
    readonly isStale: boolean;
    readonly lifeMs: number | null;
  };
  readonly send: { readonly pick: number; readonly isOld: boolean; readonly settleMs: number };
  readonly settle: {
    readonly pick: number;
    readonly isOld: boolean;
    readonly state: "confirmed" | "rejected" | "not-applied" | "ambiguous" | "superseded";
    readonly rearm: "now" | "at" | "on-change" | "none";
    readonly readsBack: boolean;
    readonly isToldTwice: boolean;
  };
  readonly "note-unknown": { readonly pick: number };
  readonly claim: { readonly network: "paper" | "signet" };
  readonly wait: { readonly pick: number; readonly isOld: boolean; readonly atLeastMs: number };
  readonly hold: {
    readonly pick: number;
    readonly rearm: "now" | "at" | "on-change";
    readonly heldBy: "balance" | null;
    readonly tells: boolean;
  };
  readonly drop: { readonly pick: number };
  readonly "put-off": { readonly pick: number; readonly delayMs: number };
  readonly "end-position": { readonly pick: number };
  readonly "claim-due": { readonly limit: number };
  readonly "make-due": { readonly pick: number };
  readonly "make-near-due": { readonly price: number; readonly ageMs: number };
  readonly "reread-after-funding": { readonly band: number; readonly isOld: boolean };
  readonly "tell-blind": { readonly pick: number; readonly afterMs: number };
  readonly blind: { readonly pick: number };
  readonly unauthorized: { readonly pick: number };
  readonly "note-worker": { readonly rate: number };
  readonly "cap-account": { readonly pick: number; readonly cap: number | null };
  readonly "remove-account": { readonly pick: number; readonly asStranger: boolean };
};

type Kind = keyof Shapes;

/** A step of one kind. */
export type StepOf<K extends Kind> = { readonly kind: K } & Shapes[K];

/**
 * One call of a port, still in general terms: `pick` chooses among what there is when the step is taken, the newest
 * first, so a history means something however it is shortened.
 */
export type StoreStep = { [K in Kind]: StepOf<K> }[Kind];
