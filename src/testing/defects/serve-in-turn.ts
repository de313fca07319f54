import type { RequestBudget } from "#ports/request-budget.ts";

/** Gives places to whoever asks first, a screen as soon as a guard: when requests are few, the guard stands in line. */
export const serveInTurn = (budget: RequestBudget): RequestBudget => ({
  ...budget,
  take: (wish) => budget.take({ ...wish, urgency: "write" }),
});
