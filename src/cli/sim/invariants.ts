import { type ActionKind, areExclusive, isSafeToRepeat } from "#domain/intents/action.ts";
import { subjectKey } from "#domain/intents/cause.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { crossTarget, type Effect } from "./exchange/account-state.ts";
import type { SimExchange } from "./exchange/create-sim-exchange.ts";
import type { RecordedIntent, Recorder } from "./recorder.ts";
import type { Violation } from "./violation.ts";

const keyOf = (target: string, signedAt: number): string => `${target} ${signedAt}`;

/** What an intent is done to, as the exchange names it; null where it has no name there. */
export const targetOfPlan = ({ subject, accountId }: IntentPlan): string | null => {
  if (subject.kind === "position") return subject.id;
  return subject.kind === "account" ? crossTarget(accountId) : null;
};

/** Which intent stands behind each effect: what it is done to, under the stamp it was committed with. */
const intentsByStamp = (recorder: Recorder): Map<string, RecordedIntent> => {
  const found = new Map<string, RecordedIntent>();
  for (const intent of recorder.intents.values()) {
    const target = targetOfPlan(intent.plan);
    if (target === null) continue;
    for (const { signedAt } of intent.sent) found.set(keyOf(target, signedAt), intent);
  }
  return found;
};

const epochOf = ({ plan }: RecordedIntent): string =>
  `${plan.cause.id} ${subjectKey(plan.subject)} ${plan.epoch}`;

const NEVER_HAPPENED: readonly string[] = ["rejected", "not-applied", "superseded"];

/** What is so or not so, whoever brought it about. */
const isAbsolute = (kind: ActionKind): boolean => isSafeToRepeat(kind) || kind === "close-cross";

/** Effects against intents: I1, I5, I7, I9 (an effect nobody committed) and I11. */
export const checkEffects = (recorder: Recorder, ledger: readonly Effect[]): Violation[] => {
  const violations: Violation[] = [];
  const byStamp = intentsByStamp(recorder);
  const seen = new Set<string>();
  const happened = new Set<RecordedIntent>();
  for (const effect of ledger) {
    if (effect.by !== "product") continue;
    const intent = byStamp.get(keyOf(effect.target, effect.signedAt));
    const what = `${effect.kind} of ${effect.amount} on ${effect.target} at ${effect.at}`;
    if (intent === undefined) {
      violations.push({ invariant: "I9", what: `${what} has no committed intent` });
      continue;
    }
    happened.add(intent);
    const repeats = isSafeToRepeat(intent.plan.action.kind);
    if (seen.has(epochOf(intent)) && !repeats) violations.push({ invariant: "I1", what });
    seen.add(epochOf(intent));
    if (NEVER_HAPPENED.includes(intent.state) && !repeats) {
      violations.push({ invariant: "I5", what: `${what} is booked as ${intent.state}` });
    }
    if (intent.plan.accountId !== effect.accountId) violations.push({ invariant: "I11", what });
  }
  for (const intent of recorder.intents.values()) {
    if (intent.state !== "confirmed" || happened.has(intent)) continue;
    // Somebody else closed it, or set the same stop: what was asked for is so.
    if (isAbsolute(intent.plan.action.kind)) continue;
    violations.push({ invariant: "I7", what: `intent ${intent.plan.id} is confirmed without an effect` });
  }
  return violations;
};

/** I6, asked whenever an intent is planned. */
export const checkAlone = (recorder: Recorder, accountId: string): Violation[] => {
  const open: ActionKind[] = [];
  for (const { plan, state } of recorder.intents.values()) {
    if (plan.accountId === accountId && (state === "planned" || state === "sent"))
      open.push(plan.action.kind);
  }
  const crowd = open.filter((kind, place) =>
    open.some((other, at) => at !== place && areExclusive(kind, other)),
  );
  return crowd.length > 0 ? [{ invariant: "I6", what: `${crowd.length} open intents on ${accountId}` }] : [];
};

/** I8, asked some time after the faults ended. */
export const checkClosed = (
  recorder: Recorder,
  plannedBefore: number,
  isAskedToWait: (accountId: string) => boolean,
): Violation[] =>
  [...recorder.intents.values()]
    .filter(({ state, plannedAt }) => (state === "planned" || state === "sent") && plannedAt < plannedBefore)
    .filter(({ plan }) => !isAskedToWait(plan.accountId))
    .map(({ plan, state }) => ({ invariant: "I8", what: `intent ${plan.id} is still ${state}` }));

/** I4. */
export const checkBalanced = (exchange: SimExchange): Violation[] =>
  exchange.unbalanced().map((trade) => ({ invariant: "I4", what: `${trade} does not add up` }));
