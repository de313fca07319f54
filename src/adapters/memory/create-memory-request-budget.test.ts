import type { RequestBudget } from "#ports/request-budget.ts";
import { requestBudgetContract, SLOW_RATES } from "#testing/contracts/request-budget-contract.ts";
import { createMemoryRequestBudget } from "./create-memory-request-budget.ts";

requestBudgetContract("the budget in memory", async () => {
  let now = 0;
  let held: RequestBudget;
  const empty = async () => {
    held = createMemoryRequestBudget({ rates: () => SLOW_RATES, now: () => now });
  };
  await empty();
  const budget: RequestBudget = {
    take: (wish) => held.take(wish),
    pause: (who, forMs) => held.pause(who, forMs),
  };
  return {
    budget,
    neighbour: budget,
    advance: async (ms) => {
      now += ms;
    },
    empty,
    close: async () => undefined,
  };
});
