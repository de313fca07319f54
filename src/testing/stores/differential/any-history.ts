import fc from "fast-check";
import type { StepOf, StoreStep } from "./store-step.ts";

type Kind = StoreStep["kind"];

const of = <K extends Kind>(kind: K, shape: fc.Arbitrary<Omit<StepOf<K>, "kind">>): fc.Arbitrary<StepOf<K>> =>
  shape.map((rest) => ({ ...rest, kind }) as StepOf<K>);

const pick = fc.nat({ max: 2 });
const rarely = fc.integer({ min: 0, max: 5 }).map((at) => at === 0);
/** Guards fire from 96,000 down and from 105,000 up. */
const price = fc.constantFrom(90_000, 93_000, 94_000, 95_000, 96_000, 100_000, 104_000, 106_000, 109_000);
const state = fc.constantFrom(
  ...([
    "confirmed",
    "confirmed",
    "rejected",
    "not-applied",
    "ambiguous",
    "superseded",
    "superseded",
  ] as const),
);

const tick = of(
  "tick",
  fc.record({
    price,
    width: fc.constantFrom(0, 4_000, 20_000),
    late: rarely,
    gapMs: fc.constantFrom(null, 0, 90_000),
  }),
);
const limitedTick = of("limited-tick", fc.record({ price }));
// No length lies near the sum of two others or a lease: what the machine takes beside them never decides.
const pass = of("pass", fc.record({ seconds: fc.constantFrom(20, 20, 40, 70, 43_200) }));
const arm = of(
  "arm",
  fc.record({ pick, at: fc.nat(1), cap: fc.nat(3), asStranger: fc.nat(2).map((at) => at === 0) }),
);
const pause = of("pause", fc.record({ pick, asStranger: rarely }));
const isListed = fc.integer({ min: 0, max: 3 }).map((at) => at > 0);
const read = of(
  "read",
  fc.record({
    pick,
    listed: fc.array(isListed, { minLength: 2, maxLength: 2 }),
    margin: fc.nat(3),
    age: fc.constantFrom(0, 0, 5_000, -5_000),
    withBalance: fc.boolean(),
  }),
);
const plan = of(
  "plan",
  fc.record({
    pick,
    cause: fc.constantFrom("work", "work", "work", "work", "manual", "panic", "repeat"),
    action: fc.constantFrom("add-margin", "add-margin", "close-trade", "set-stop-loss"),
    amount: fc.constantFrom(20_000, 40_000, 60_000),
    isStale: rarely,
    lifeMs: fc.constantFrom(null, 30_000, 600_000),
  }),
);
const send = of("send", fc.record({ pick, isOld: rarely, settleMs: fc.constantFrom(8_000, 35_000) }));
const settle = of(
  "settle",
  fc.record({
    pick,
    isOld: rarely,
    state,
    rearm: fc.constantFrom("now", "at", "on-change", "none"),
    readsBack: fc.boolean(),
    isToldTwice: rarely,
  }),
);
const noteUnknown = of("note-unknown", fc.record({ pick }));
const claim = of("claim", fc.record({ network: fc.constantFrom("paper", "paper", "signet") }));
const wait = of("wait", fc.record({ pick, isOld: rarely, atLeastMs: fc.constantFrom(0, 50_000) }));
const hold = of(
  "hold",
  fc.record({
    pick,
    rearm: fc.constantFrom("now", "at", "on-change"),
    heldBy: fc.constantFrom("balance", null),
    tells: fc.boolean(),
  }),
);
const capAccount = of("cap-account", fc.record({ pick, cap: fc.constantFrom(null, 50_000, 100_000) }));

const upkeep = fc.oneof(
  of("drop", fc.record({ pick })),
  of("pause-all", fc.record({ pick })),
  of("put-off", fc.record({ pick, delayMs: fc.constantFrom(10_000, 50_000) })),
  of("end-position", fc.record({ pick: fc.nat(5) })),
  of("claim-due", fc.record({ limit: fc.constant(100) })),
  of("make-due", fc.record({ pick })),
  of("make-near-due", fc.record({ price, ageMs: fc.constantFrom(0, 60_000) })),
  of("reread-after-funding", fc.record({ band: fc.constantFrom(100, 500), isOld: rarely })),
  of("tell-blind", fc.record({ pick, afterMs: fc.constantFrom(0, 30_000) })),
  of("blind", fc.record({ pick })),
  of("unauthorized", fc.record({ pick })),
  of("note-worker", fc.record({ rate: fc.nat(1_000) })),
  of("remove-account", fc.record({ pick: fc.constant(2), asStranger: fc.boolean() })),
);

const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.oneof(tick, limitedTick, pass, read) },
  { weight: 2, arbitrary: fc.oneof(arm, pause, hold, capAccount) },
  { weight: 3, arbitrary: fc.oneof(plan, send, settle, noteUnknown, claim, wait) },
  { weight: 1, arbitrary: upkeep },
);

const perhaps = (step: fc.Arbitrary<StoreStep>): fc.Arbitrary<readonly StoreStep[]> =>
  fc.option(step).map((taken) => (taken === null ? [] : [taken]));
const surely = (step: fc.Arbitrary<StoreStep>): fc.Arbitrary<readonly StoreStep[]> =>
  step.map((taken) => [taken]);
const inTurn = (
  ...parts: readonly fc.Arbitrary<readonly StoreStep[]>[]
): fc.Arbitrary<readonly StoreStep[]> => fc.tuple(...parts).map((taken) => taken.flat());

/** An effect from the hit to its outcome, with what may come between: chance alone would seldom take these in turn. */
const effect = inTurn(
  perhaps(tick),
  surely(plan),
  perhaps(fc.oneof(arm, pause, capAccount, pass, read)),
  surely(send),
  perhaps(fc.oneof(noteUnknown, wait, read)),
  perhaps(pass),
  perhaps(claim),
  perhaps(fc.oneof(wait, read)),
  surely(settle),
  perhaps(read),
);

/** A verdict that moves no money, and the reading after it. */
const verdict = inTurn(perhaps(tick), surely(hold), perhaps(pass), surely(read));

/** A beginning from which most steps mean something: every position read, most of them guarded, and every guard hit. */
const BEGINNING: readonly StoreStep[] = [
  ...[0, 1, 2].map(
    (at): StoreStep => ({
      kind: "read",
      pick: at,
      listed: [true, true],
      margin: 0,
      age: 0,
      withBalance: true,
    }),
  ),
  ...[0, 1, 2].map((at): StoreStep => ({ kind: "arm", pick: at, at: 0, cap: at, asStranger: false })),
  { kind: "arm", pick: 0, at: 1, cap: 3, asStranger: false },
  { kind: "tick", price: 90_000, width: 20_000, late: false, gapMs: null },
];

/** Some forty calls in any order, those in the middle of an effect the most often. */
export const anyHistory: fc.Arbitrary<readonly StoreStep[]> = fc
  .array(
    fc.oneof(
      { weight: 1, arbitrary: effect },
      { weight: 1, arbitrary: verdict },
      { weight: 2, arbitrary: surely(anyStep) },
    ),
    { minLength: 10, maxLength: 10 },
  )
  .map((parts) => [...BEGINNING, ...parts.flat()]);
