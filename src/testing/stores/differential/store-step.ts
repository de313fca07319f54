import fc from "fast-check";

type Shapes = {
  readonly tick: { readonly price: number; readonly width: number; readonly late: boolean };
  readonly "limited-tick": { readonly price: number };
  readonly pass: { readonly seconds: number };
  readonly arm: { readonly pick: number; readonly cap: number; readonly asStranger: boolean };
  readonly pause: { readonly pick: number; readonly asStranger: boolean };
  readonly read: {
    readonly pick: number;
    readonly listed: readonly boolean[];
    readonly margin: number;
    readonly age: number;
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
  readonly "make-all-due": { readonly network: "paper" | "signet" };
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

const of = <K extends Kind>(kind: K, shape: fc.Arbitrary<Shapes[K]>): fc.Arbitrary<StepOf<K>> =>
  shape.map((rest) => ({ ...rest, kind }));

const pick = fc.nat({ max: 2 });
const rarely = fc.integer({ min: 0, max: 5 }).map((at) => at === 0);
/** Guards fire from 96,000 down and from 105,000 up. */
const price = fc.constantFrom(90_000, 93_000, 94_000, 95_000, 96_000, 100_000, 104_000, 106_000, 109_000);

const guarding = [
  { weight: 8, arbitrary: of("tick", fc.record({ price, width: fc.constantFrom(0, 4_000), late: rarely })) },
  { weight: 2, arbitrary: of("limited-tick", fc.record({ price })) },
  // No length lies near the sum of two others or a lease: what the machine takes beside them never decides.
  { weight: 6, arbitrary: of("pass", fc.record({ seconds: fc.constantFrom(20, 40, 70, 43_200) })) },
  { weight: 4, arbitrary: of("arm", fc.record({ pick: fc.nat(5), cap: fc.nat(3), asStranger: rarely })) },
  { weight: 3, arbitrary: of("pause", fc.record({ pick, asStranger: rarely })) },
  {
    weight: 5,
    arbitrary: of(
      "read",
      fc.record({
        pick,
        listed: fc.array(
          fc.integer({ min: 0, max: 3 }).map((at) => at > 0),
          { minLength: 2, maxLength: 2 },
        ),
        margin: fc.nat(3),
        age: fc.constantFrom(0, 0, 5_000, -5_000),
      }),
    ),
  },
];

const acting = [
  {
    weight: 16,
    arbitrary: of(
      "plan",
      fc.record({
        pick,
        cause: fc.constantFrom("work", "work", "work", "work", "manual", "panic", "repeat"),
        action: fc.constantFrom("add-margin", "add-margin", "close-trade", "set-stop-loss"),
        amount: fc.constantFrom(20_000, 40_000, 60_000),
        isStale: rarely,
        lifeMs: fc.constantFrom(null, 30_000, 600_000),
      }),
    ),
  },
  {
    weight: 8,
    arbitrary: of("send", fc.record({ pick, isOld: rarely, settleMs: fc.constantFrom(8_000, 35_000) })),
  },
  {
    weight: 8,
    arbitrary: of(
      "settle",
      fc.record({
        pick,
        isOld: rarely,
        state: fc.constantFrom(
          "confirmed",
          "confirmed",
          "rejected",
          "not-applied",
          "ambiguous",
          "superseded",
          "superseded",
        ),
        rearm: fc.constantFrom("now", "at", "on-change", "none"),
        readsBack: fc.boolean(),
        isToldTwice: rarely,
      }),
    ),
  },
  { weight: 3, arbitrary: of("note-unknown", fc.record({ pick })) },
  { weight: 4, arbitrary: of("claim", fc.record({ network: fc.constantFrom("paper", "paper", "signet") })) },
  {
    weight: 3,
    arbitrary: of("wait", fc.record({ pick, isOld: rarely, atLeastMs: fc.constantFrom(0, 50_000) })),
  },
];

const upkeep = [
  {
    weight: 5,
    arbitrary: of(
      "hold",
      fc.record({
        pick,
        rearm: fc.constantFrom("now", "at", "on-change"),
        heldBy: fc.constantFrom("balance", null),
        tells: fc.boolean(),
      }),
    ),
  },
  { weight: 1, arbitrary: of("drop", fc.record({ pick })) },
  { weight: 2, arbitrary: of("put-off", fc.record({ pick, delayMs: fc.constantFrom(10_000, 50_000) })) },
  { weight: 1, arbitrary: of("end-position", fc.record({ pick: fc.nat(5) })) },
  { weight: 2, arbitrary: of("claim-due", fc.record({ limit: fc.constant(100) })) },
  { weight: 1, arbitrary: of("make-due", fc.record({ pick })) },
  { weight: 1, arbitrary: of("make-all-due", fc.record({ network: fc.constantFrom("paper", "signet") })) },
  { weight: 1, arbitrary: of("blind", fc.record({ pick })) },
  { weight: 1, arbitrary: of("unauthorized", fc.record({ pick })) },
  { weight: 1, arbitrary: of("note-worker", fc.record({ rate: fc.nat(1_000) })) },
  {
    weight: 1,
    arbitrary: of("cap-account", fc.record({ pick, cap: fc.constantFrom(null, 50_000, 100_000) })),
  },
  {
    weight: 1,
    arbitrary: of("remove-account", fc.record({ pick: fc.constant(2), asStranger: fc.boolean() })),
  },
];

/** Any one step, those that move money the most often. */
export const anyStep: fc.Arbitrary<StoreStep> = fc.oneof(...guarding, ...acting, ...upkeep);

/** A beginning from which most steps mean something: every position read, most of them guarded, and every guard hit. */
export const BEGINNING: readonly StoreStep[] = [
  ...[0, 1, 2].map((pick): StoreStep => ({ kind: "read", pick, listed: [true, true], margin: 0, age: 0 })),
  ...[0, 1, 3, 4].map((pick): StoreStep => ({ kind: "arm", pick, cap: pick % 4, asStranger: false })),
  { kind: "tick", price: 90_000, width: 20_000, late: false },
];
