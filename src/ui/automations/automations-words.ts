import { inBoth } from "#domain/language/in-both.ts";

/** What the pages of what runs for a whole account say. */
export const AUTOMATIONS_WORDS = inBoth({
  en: {
    title: "Automations",
    means: "What watches a whole account. Guards and exits stand with their position.",
    guardPlan: "Guard plan",
    entries: "Automatic entries",
    breaker: "Drawdown breaker",
    crossGuard: "Guard of the cross position",
    crossChanges: "What was changed of it",
    accountChanges: "What was changed of alerts, entries, breaker and plan",
    changesOf: (account: string) => `What was changed on ${account}`,
  },
  "pt-BR": {
    title: "Automações",
    means: "O que vigia uma conta inteira. Guardiões e saídas ficam com sua posição.",
    guardPlan: "Plano de guardiões",
    entries: "Entradas automáticas",
    breaker: "Disjuntor de perdas",
    crossGuard: "Guardião da posição cross",
    crossChanges: "O que mudou nele",
    accountChanges: "O que mudou em alertas, entradas, disjuntor e plano",
    changesOf: (account) => `O que mudou em ${account}`,
  },
});
