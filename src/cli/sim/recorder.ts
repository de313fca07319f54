import { isSafeToRepeat } from "#domain/intents/action.ts";
import type { IntentState } from "#domain/intents/intent.ts";
import type { IntentPlan, Intents } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { Triggers } from "#ports/triggers.ts";
import type { Violation } from "./violation.ts";

/** Everything that became of one intent, by the database's clock. */
export type RecordedIntent = {
  readonly plan: IntentPlan;
  readonly plannedAt: number;
  state: IntentState;
  /** Every stamp it was sent under; more than one only for what is safe to repeat. */
  readonly sent: { readonly signedAt: number; readonly at: number; readonly settleUntil: number }[];
  endedAt: number | null;
};

/** What the database was told, in order: what invariants compare with the exchange's ledger. */
export type Recorder = {
  readonly intents: Map<string, RecordedIntent>;
  readonly receipts: NewReceipt[];
  watchIntents(intents: Intents): Intents;
  watchTriggers(triggers: Triggers): Triggers;
};

/** Stands between the processes and the database, and writes down what the database really committed. */
export const createRecorder = (
  now: () => number,
  trace: (event: string) => void,
  onPlanned: (recorder: Recorder, plan: IntentPlan) => void,
  violate: (found: readonly Violation[]) => void,
): Recorder => {
  const intents = new Map<string, RecordedIntent>();
  const receipts: NewReceipt[] = [];
  const keep = (receipt: NewReceipt | null): void => {
    if (receipt !== null) receipts.push(receipt);
  };
  const recorder: Recorder = {
    intents,
    receipts,
    watchIntents: (store) => ({
      ...store,
      plan: async (work, plan) => {
        const answer = await store.plan(work, plan);
        if (answer === "planned") {
          trace(`planned ${plan.id} ${plan.action.kind}`);
          intents.set(plan.id, { plan, plannedAt: now(), state: "planned", sent: [], endedAt: null });
          onPlanned(recorder, plan);
        }
        return answer;
      },
      markSent: async (intent, sending) => {
        const answer = await store.markSent(intent, sending);
        const known = intents.get(intent.id);
        if (answer === "sent" && known !== undefined) {
          trace(`sent ${intent.id}`);
          if (known.state !== "planned" && !isSafeToRepeat(known.plan.action.kind)) {
            violate([{ invariant: "I1", what: `intent ${intent.id} may leave though it is ${known.state}` }]);
          }
          known.state = "sent";
          known.sent.push({
            signedAt: sending.signedAt,
            at: now(),
            settleUntil: now() + sending.settleMs,
          });
        }
        return answer;
      },
      settle: async (settlement) => {
        const isOurs = await store.settle(settlement);
        const known = intents.get(settlement.intent.id);
        if (isOurs && known !== undefined) {
          trace(`${settlement.state} ${settlement.intent.id}`);
          if (known.endedAt !== null) {
            violate([{ invariant: "I5", what: `intent ${settlement.intent.id} is settled a second time` }]);
          }
          known.state = settlement.state;
          known.endedAt = now();
          keep(settlement.receipt);
        }
        return isOurs;
      },
    }),
    watchTriggers: (store) => ({
      ...store,
      hold: async (work, legs, heldBy, receipt) => {
        await store.hold(work, legs, heldBy, receipt);
        if (heldBy !== null) trace(`held ${work.automationId} ${heldBy}`);
        keep(receipt);
      },
    }),
  };
  return recorder;
};
