import type { GaugeName, LabelsOf } from "#domain/operations/metric-table.ts";
import type { OperatingFacts } from "#domain/operations/operating-facts.ts";
import type { QueueFacts } from "#ports/jobs.ts";
import type { Meter } from "#ports/meter.ts";
import type { Figures } from "#ports/operations.ts";

const UP = { ok: 1, degraded: 0.5, failed: 0, off: null } as const;

const setEach = <Name extends GaugeName>(
  meter: Meter,
  name: Name,
  values: Readonly<Record<string, number>>,
  labelsOf: (key: string) => LabelsOf<Name>,
): void => {
  for (const [key, value] of Object.entries(values)) meter.set(name, value, labelsOf(key));
};

const setUnlessNull = (
  meter: Meter,
  name: "vault_key_age_seconds" | "canary_proof_age_seconds",
  value: number | null,
) => {
  if (value !== null) meter.set(name, value, {});
};

/** Takes down for the metrics what was counted and measured of the whole installation. */
export const takeFigures = (
  meter: Meter,
  {
    figures,
    queues,
    facts,
  }: { readonly figures: Figures; readonly queues: readonly QueueFacts[]; readonly facts: OperatingFacts },
): void => {
  setEach(meter, "active_users_total", figures.activeUsers, (within) => ({ within }));
  setEach(meter, "triggers_armed", figures.triggersArmed, (network) => ({ network }));
  setEach(meter, "intents", figures.intents, (state) => ({ state }));
  setEach(meter, "database_connections", figures.connections, (state) => ({ state }));
  for (const { kind, ready, active, oldestSeconds } of queues) {
    meter.set("queue_jobs", ready, { kind, state: "ready" });
    meter.set("queue_jobs", active, { kind, state: "active" });
    meter.set("queue_oldest_seconds", oldestSeconds, { kind });
  }
  for (const { name, state } of facts.components) {
    const up = UP[state];
    if (up !== null) meter.set("component_up", up, { component: name });
  }
  for (const { network, isBreakerOpen } of facts.networks) {
    meter.set("exchange_breaker_open", isBreakerOpen ? 1 : 0, { network });
  }
  meter.set("security_risk", facts.highestRisk, {});
  setUnlessNull(meter, "vault_key_age_seconds", facts.keyAgeDays === null ? null : facts.keyAgeDays * 86_400);
  setUnlessNull(
    meter,
    "canary_proof_age_seconds",
    facts.canaryAgeMs === null ? null : facts.canaryAgeMs / 1_000,
  );
};
