import { fail } from "#domain/result.ts";
import type { Mutant, SimDeps } from "../mutant.ts";
import { simCredential } from "../sim-vault.ts";
import { spoilExchange } from "./law-mutants.ts";

/** Settles every send as refused when its outcome is not known: failure and ignorance taken for the same. */
const unknownIsFailed = (deps: SimDeps): SimDeps =>
  spoilExchange(deps, (exchange) => ({
    ...exchange,
    addMargin: async (request) => {
      const answer = await exchange.addMargin(request);
      if (answer.ok || answer.failure.kind !== "outcome-unknown") return answer;
      return fail({ kind: "unavailable", message: answer.failure.message, raw: "" });
    },
  }));

/** An intent that is not needed: reads and sends, and books nothing until it is done. */
const withoutRow = (deps: SimDeps, tries: number, stamp: () => number): SimDeps => ({
  ...deps,
  intents: {
    ...deps.intents,
    plan: async (work, plan) => {
      if (plan.action.kind !== "add-margin" || plan.subject.kind !== "position") {
        return deps.intents.plan(work, plan);
      }
      const exchange = deps.exchanges.withCredential("paper", simCredential(plan.accountId), "guard");
      const { amount } = plan.action;
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const request = { positionId: plan.subject.id, amount, signedAt: stamp() };
        if ((await exchange.addMargin(request)).ok) break;
      }
      return "conflict";
    },
  },
});

/** Asking for the time takes so long at most, on a wire that fails and is tried again. */
const TIME_IS_ASKED_MS = 15_000;

/** Designs that others have shipped, each wrong in its own way. */
export const DESIGN_MUTANTS: readonly Mutant[] = [
  {
    name: "read-and-retry",
    law: "design A: read, send with three retries, lock and remember nothing",
    defects: { noLeases: true },
    spoil: (deps, { scheduler }) => withoutRow(deps, 4, scheduler.now),
  },
  {
    name: "lock-and-retry",
    law: "design B: the same behind the lock of a lease",
    spoil: (deps, { scheduler }) => withoutRow(deps, 3, scheduler.now),
  },
  {
    name: "lock-without-row",
    law: "design C: a lock, no retry and no row",
    spoil: (deps, { scheduler }) => withoutRow(deps, 1, scheduler.now),
  },
  {
    name: "unknown-is-failed",
    law: "design D: a time-out is booked as a failure",
    spoil: unknownIsFailed,
  },
  {
    name: "settle-without-fence",
    law: "design E: rows and settling, but no fence",
    defects: { ignoreFence: true, ignoreState: true, noLeases: true },
  },
  {
    name: "many-intents-an-epoch",
    law: "one intent for each cause, subject and epoch",
    defects: { manyPerEpoch: true, manyOpenPerAccount: true, workEndsBeforePlan: true },
  },
  {
    name: "work-ends-with-the-match",
    law: "a hit ends with its plan or verdict, not before",
    defects: { workEndsBeforePlan: true },
  },
  {
    name: "work-in-memory",
    law: "what was hit outlives the process that hit it",
    defects: { forgetsOnRestart: true },
  },
  {
    name: "edge-triggered",
    law: "a trigger that fired is armed again by the state it leaves",
    defects: { edgeTriggered: true },
  },
  {
    name: "caps-at-plan-alone",
    law: "caps are checked again at send",
    defects: { capsNotCheckedAtSend: true },
  },
  {
    name: "send-what-is-stale",
    law: "nothing is sent for a rule that was paused, nor past its time",
    defects: { sendsStale: true },
  },
  {
    name: "refused-stamp-is-refused-key",
    law: "a refused stamp is no refused key",
    spoil: (deps) => {
      let refusedAt = Number.NEGATIVE_INFINITY;
      return spoilExchange(deps, (exchange) => ({
        ...exchange,
        addMargin: async (request) => {
          const answer = await exchange.addMargin(request);
          if (!answer.ok && answer.failure.kind === "unauthorized") refusedAt = deps.elapsed();
          return answer;
        },
        account: async () => {
          // Before it is read again, the exchange is asked for its time.
          if (deps.elapsed() - refusedAt > TIME_IS_ASKED_MS) return exchange.account();
          return fail({ kind: "unauthorized", status: 401, message: "Api key does not exist", raw: "" });
        },
      }));
    },
  },
  {
    name: "ask-at-will",
    law: "requests stay within the budget of the key and the address",
    ignoresBudget: true,
  },
  {
    name: "never-reconcile",
    law: "what is unknown is settled by reading",
    spoil: (deps) => ({ ...deps, intents: { ...deps.intents, claimUnsettled: async () => [] } }),
  },
  {
    name: "drop-a-lost-race",
    law: "a hit whose plan lost a race is decided anew",
    spoil: (deps) => ({
      ...deps,
      triggers: { ...deps.triggers, putOff: (work) => deps.triggers.drop(work) },
    }),
  },
];
