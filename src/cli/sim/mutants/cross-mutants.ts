import type { CrossPosition } from "#domain/position/cross-position.ts";
import { fail, type Result } from "#domain/result.ts";
import { usd } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import type { IntentPlan } from "#ports/intents.ts";
import type { Mutant, SimDeps } from "../mutant.ts";
import { simCredential } from "../sim-vault.ts";
import { createFirstSight, spoilExchange } from "./law-mutants.ts";

/** Does once more what an intent did to the cross margin. */
const doAgain = async (deps: SimDeps, { action, accountId }: IntentPlan): Promise<void> => {
  const exchange = deps.exchanges.withCredential("paper", simCredential(accountId), "guard");
  const signedAt = deps.clock();
  if (action.kind === "deposit-cross") await exchange.depositCross({ amount: action.amount, signedAt });
  if (action.kind === "cross-order") {
    const { side, quantity, clientId } = action.order;
    await exchange.crossOrder({ type: "market", side, quantity, clientId, signedAt });
  }
};

const asFailed = <T>(answer: Result<T, ExchangeFailure>): Result<T, ExchangeFailure> => {
  if (answer.ok || answer.failure.kind !== "outcome-unknown") return answer;
  return fail({ kind: "unavailable", message: answer.failure.message, raw: "" });
};

/** The same mistakes where they are made on the cross margin alone. */
export const CROSS_MUTANTS: readonly Mutant[] = [
  {
    name: "send-cross-again",
    law: "3: what was sent is never sent again, on the cross margin neither",
    spoil: (deps) => ({
      ...deps,
      intents: {
        ...deps.intents,
        claimUnsettled: async (...args) => {
          const claimed = await deps.intents.claimUnsettled(...args);
          for (const intent of claimed) if (intent.state === "sent") await doAgain(deps, intent);
          return claimed;
        },
      },
    }),
  },
  {
    name: "unknown-cross-is-failed",
    law: "design D on the cross margin: a time-out is booked as a failure",
    spoil: (deps) =>
      spoilExchange(deps, (exchange) => ({
        ...exchange,
        depositCross: async (request) => asFailed(await exchange.depositCross(request)),
        crossOrder: async (request) => asFailed(await exchange.crossOrder(request)),
      })),
  },
  {
    name: "cross-as-it-was",
    law: "10: verdicts are taken from the cross position as it is now",
    spoil: (deps) => {
      const asFirst = createFirstSight<CrossPosition>();
      return spoilExchange(deps, (exchange) => ({
        ...exchange,
        crossPosition: asFirst(exchange, () => exchange.crossPosition()),
      }));
    },
  },
  {
    name: "close-more-than-allowed",
    law: "a reduction is no larger than its cap",
    spoil: (deps) => ({
      ...deps,
      intents: {
        ...deps.intents,
        plan: (work, plan) => {
          if (plan.action.kind !== "cross-order") return deps.intents.plan(work, plan);
          const order = { ...plan.action.order, quantity: usd(2 * plan.action.order.quantity) };
          return deps.intents.plan(work, { ...plan, action: { kind: "cross-order", order } });
        },
      },
    }),
  },
];
