import { sats } from "#domain/units.ts";
import type { Exchange, Exchanges } from "#ports/exchange.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { Mutant, SimDeps } from "../mutant.ts";
import { ConnectionLost } from "../process.ts";
import { simCredential } from "../sim-vault.ts";

/** The same exchanges, each account's spoiled by `spoil`. */
export const spoilExchange = (deps: SimDeps, spoil: (exchange: Exchange) => Exchange): SimDeps => {
  const exchanges: Exchanges = {
    marketData: (...args) => deps.exchanges.marketData(...args),
    withCredential: (...args) => spoil(deps.exchanges.withCredential(...args)),
  };
  return { ...deps, exchanges };
};

const addAgain = async (deps: SimDeps, plan: IntentPlan): Promise<void> => {
  if (plan.action.kind !== "add-margin" || plan.subject.kind !== "position") return;
  const exchange = deps.exchanges.withCredential("paper", simCredential(plan.accountId), "guard");
  const { amount } = plan.action;
  await exchange.addMargin({ positionId: plan.subject.id, amount, signedAt: deps.clock() });
};

/** One mistake for each of the ten laws of an effect. */
export const LAW_MUTANTS: readonly Mutant[] = [
  {
    name: "send-on-unknown-commit",
    law: "1: nothing is sent without a committed row; an unknown commit is none",
    spoil: (deps) => ({
      ...deps,
      intents: {
        ...deps.intents,
        markSent: (...args) =>
          deps.intents.markSent(...args).catch((error: unknown) => {
            if (error instanceof ConnectionLost) return "sent" as const;
            throw error;
          }),
      },
    }),
  },
  {
    name: "sign-at-send",
    law: "2: the stamp is frozen with the row",
    spoil: (deps, { scheduler }) =>
      spoilExchange(deps, (exchange) => ({
        ...exchange,
        addMargin: (request) => exchange.addMargin({ ...request, signedAt: scheduler.now() }),
      })),
  },
  {
    name: "send-unknown-again",
    law: "3: what was sent is never sent again",
    spoil: (deps) => ({
      ...deps,
      intents: {
        ...deps.intents,
        claimUnsettled: async (...args) => {
          const claimed = await deps.intents.claimUnsettled(...args);
          for (const intent of claimed) if (intent.state === "sent") await addAgain(deps, intent);
          return claimed;
        },
      },
    }),
  },
  {
    name: "send-however-late",
    law: "4: what has not left soon after its row is dropped",
    spoil: (deps) => ({ ...deps, elapsed: () => 0 }),
  },
  {
    name: "believe-absence-at-once",
    law: "5: what did not happen is believed only after the signature ran out",
    defects: { noSettleTime: true },
  },
  {
    name: "reserve-nothing",
    law: "6: the budget is reserved from the plan on",
    defects: { unreservedBudget: true },
  },
  {
    name: "free-what-is-unclear",
    law: "7: what cannot be told keeps its budget",
    defects: { ambiguousIsFree: true },
  },
  {
    name: "ignore-fence-and-state",
    law: "8: every step is a compare-and-set",
    defects: { ignoreFence: true, ignoreState: true },
  },
  {
    name: "retry-writes",
    law: "9: a write is sent once",
    spoil: (deps, { scheduler }) =>
      spoilExchange(deps, (exchange) => ({
        ...exchange,
        addMargin: async (request) => {
          let answer = await exchange.addMargin(request);
          for (
            let tries = 1;
            tries < 3 && !answer.ok && answer.failure.kind === "outcome-unknown";
            tries += 1
          ) {
            answer = await exchange.addMargin({ ...request, signedAt: scheduler.now() });
          }
          return answer;
        },
      })),
  },
  {
    name: "many-open-an-account",
    law: "9: one at a time in an account",
    defects: { manyOpenPerAccount: true },
  },
  {
    name: "act-on-the-event",
    law: "10: verdicts are taken from the position as it is now",
    spoil: (deps) => {
      const first = new Map<string, Awaited<ReturnType<Exchange["runningTrades"]>>>();
      return spoilExchange(deps, (exchange) => ({
        ...exchange,
        runningTrades: async () => {
          const answer = await exchange.runningTrades();
          const account = await exchange.account();
          if (!answer.ok || !account.ok) return answer;
          const known = first.get(account.value.exchangeUserId);
          if (known === undefined) first.set(account.value.exchangeUserId, answer);
          return known ?? answer;
        },
      }));
    },
  },
  {
    name: "leave-amounts-untagged",
    law: "tags: our own transfer is told from the trader's",
    spoil: (deps) => ({ ...deps, tagOf: () => sats(0) }),
  },
];
