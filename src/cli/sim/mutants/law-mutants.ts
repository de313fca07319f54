import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import { sats } from "#domain/units.ts";
import type { Answer, Exchange, ExchangeFailure, Exchanges } from "#ports/exchange.ts";
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

/** Reads an account as it was when it was first read, for ever. */
export const createFirstSight = <T>() => {
  const first = new Map<string, Result<T, ExchangeFailure>>();
  return (exchange: Exchange, read: () => Answer<T>) => async (): Answer<T> => {
    const answer = await read();
    const account = await exchange.account();
    if (!answer.ok || !account.ok) return answer;
    const known = first.get(account.value.exchangeUserId);
    if (known === undefined) first.set(account.value.exchangeUserId, answer);
    return known ?? answer;
  };
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
      const asFirst = createFirstSight<readonly IsolatedPosition[]>();
      return spoilExchange(deps, (exchange) => ({
        ...exchange,
        runningTrades: asFirst(exchange, () => exchange.runningTrades()),
      }));
    },
  },
  {
    name: "leave-amounts-untagged",
    law: "tags: our own transfer is told from the trader's",
    spoil: (deps) => ({ ...deps, tagOf: () => sats(0) }),
  },
];
