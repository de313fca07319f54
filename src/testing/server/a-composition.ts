import { createMemoryRateLimiter } from "#adapters/memory/create-memory-rate-limiter.ts";
import type { Composition } from "#server/trpc/context.ts";
import type { Services } from "#server/trpc/services.ts";

/** Notes which services were asked, as `noun.verb`; each refuses to be asked unless the test gives an answer. */
export type Asked = { readonly service: string; readonly input: unknown };

function noun<T extends object>(name: string, asked: Asked[], answers: Partial<T>): T {
  return new Proxy(answers, {
    get: (given, verb) => async (input: unknown) => {
      asked.push({ service: `${name}.${String(verb)}`, input });
      const answer: unknown = Reflect.get(given, verb);
      if (typeof answer !== "function") throw new Error(`no answer was prepared for ${name}.${String(verb)}`);
      return await answer(input);
    },
  }) as T;
}

type Answers = { readonly [Noun in keyof Services]?: Partial<Services[Noun]> };

/** A composition whose services answer what the test prepared, and the list of what was asked. */
export function aComposition(
  answers: Answers = {},
  settings: Partial<Composition["settings"]> = {},
  now: () => number = Date.now,
) {
  const asked: Asked[] = [];
  const services: Services = {
    alerts: noun("alerts", asked, answers.alerts ?? {}),
    breaker: noun("breaker", asked, answers.breaker ?? {}),
    guardPlan: noun("guardPlan", asked, answers.guardPlan ?? {}),
    auth: noun("auth", asked, answers.auth ?? {}),
    security: noun("security", asked, answers.security ?? {}),
    operator: noun("operator", asked, answers.operator ?? {}),
    status: noun("status", asked, answers.status ?? {}),
    settings: noun("settings", asked, answers.settings ?? {}),
    outbox: noun("outbox", asked, answers.outbox ?? {}),
    overview: noun("overview", asked, answers.overview ?? {}),
    positions: noun("positions", asked, answers.positions ?? {}),
    credentials: noun("credentials", asked, answers.credentials ?? {}),
    automations: noun("automations", asked, answers.automations ?? {}),
    entries: noun("entries", asked, answers.entries ?? {}),
    panic: noun("panic", asked, answers.panic ?? {}),
    tradeLog: noun("tradeLog", asked, answers.tradeLog ?? {}),
    ledger: noun("ledger", asked, answers.ledger ?? {}),
    notifications: noun("notifications", asked, answers.notifications ?? {}),
    market: noun("market", asked, answers.market ?? {}),
  };
  const limiter = createMemoryRateLimiter({ now });
  const composition: Composition = {
    services,
    limiters: { shared: limiter, local: limiter, auth: limiter },
    clock: now,
    settings: {
      cronSecret: null,
      metricsToken: null,
      publicOrigin: null,
      trustedProxies: 1,
      replicas: 1,
      isOutboxOpen: true,
      paperProvenance: "simulated prices",
      ...settings,
    },
  };
  return { composition, asked };
}
