import type { GaugeName, LabelsOf } from "#domain/operations/metric-table.ts";
import type { Component } from "#domain/operations/operating-facts.ts";
import type { QueueFacts } from "#ports/jobs.ts";
import type { Meter, Reading } from "#ports/meter.ts";
import type { Figures, StoredFacts } from "#ports/operations.ts";

/** What is known of the whole installation at a scrape. */
export type Known = {
  readonly figures: Figures;
  readonly queues: readonly QueueFacts[];
  readonly facts: StoredFacts;
  readonly components: readonly Component[];
};

const UP = { ok: 1, degraded: 0.5, failed: 0, off: null } as const;
const DAY_S = 86_400;

const each = <Name extends GaugeName>(
  values: Readonly<Record<string, number>> = {},
  labelsOf: (key: string) => LabelsOf<Name>,
): readonly Reading<Name>[] =>
  Object.entries(values).map(([key, value]) => ({ value, labels: labelsOf(key) }));

const single = (value: number | null | undefined) =>
  value === null || value === undefined ? [] : [{ value, labels: {} }];

const times = (value: number | null | undefined, by: number): number | null =>
  value === null || value === undefined ? null : value * by;

const takeQueues = (meter: Meter, queues: readonly QueueFacts[]): void => {
  meter.replace(
    "queue_jobs",
    queues.flatMap(({ kind, ready, active }) => [
      { value: ready, labels: { kind, state: "ready" } },
      { value: active, labels: { kind, state: "active" } },
    ]),
  );
  meter.replace(
    "queue_oldest_seconds",
    queues.map(({ kind, oldestSeconds }) => ({ value: oldestSeconds, labels: { kind } })),
  );
};

const takeComponents = (meter: Meter, components: readonly Component[]): void =>
  meter.replace(
    "component_up",
    components.flatMap(({ name, state }) => {
      const value = UP[state];
      return value === null ? [] : [{ value, labels: { component: name } }];
    }),
  );

const takeBreakers = (meter: Meter, networks: readonly string[], open: readonly string[]): void =>
  meter.replace(
    "exchange_breaker_open",
    [...new Set([...networks, ...open])].map((network) => ({
      value: open.includes(network) ? 1 : 0,
      labels: { network },
    })),
  );

/**
 * Takes down for the metrics what was counted and measured of the whole installation.
 * @param known what the database knows; null where it does not answer: an old figure would be read as a new one, so none of
 * it is given, and the database is said to have failed.
 * @param open networks whose breaker is open in this process.
 */
export const takeFigures = (meter: Meter, known: Known | null, open: readonly string[]): void => {
  const { figures, facts, queues = [] } = known ?? {};
  meter.replace(
    "active_users_total",
    each(figures?.activeUsers, (within) => ({ within })),
  );
  meter.replace(
    "triggers_armed",
    each(figures?.triggersArmed, (network) => ({ network })),
  );
  meter.replace(
    "intents",
    each(figures?.intents, (state) => ({ state })),
  );
  meter.replace(
    "database_connections",
    each(figures?.connections, (state) => ({ state })),
  );
  takeQueues(meter, queues);
  takeComponents(meter, [
    { name: "database", state: known === null ? "failed" : "ok", detail: "", latencyMs: null },
    ...(known?.components.filter(({ name }) => name !== "database") ?? []),
  ]);
  takeBreakers(
    meter,
    (facts?.networks ?? []).map(({ network }) => network),
    open,
  );
  meter.replace(
    "tick_age_seconds",
    (facts?.networks ?? []).flatMap(({ network, tickAgeMs }) =>
      tickAgeMs === null ? [] : [{ value: tickAgeMs / 1_000, labels: { network } }],
    ),
  );
  meter.replace("accounts_blind", single(facts?.blindAccounts));
  meter.replace("intents_open_oldest_seconds", single(times(facts?.oldestOpenIntentMs, 0.001)));
  meter.replace("security_risk", single(facts?.highestRisk));
  meter.replace("security_chain_broken", single(facts === undefined ? null : Number(facts.isChainBroken)));
  meter.replace("vault_key_age_seconds", single(times(facts?.keyAgeDays, DAY_S)));
  meter.replace("canary_proof_age_seconds", single(times(facts?.canaryAgeMs, 0.001)));
};
