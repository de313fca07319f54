import type { AlertLine } from "#ports/operations.ts";
import type { Health } from "#services/operations/describe-health.ts";
import type { OperatorAlertView, StatusView } from "../trpc/schemas/operating.ts";
import { VERSION } from "../version.ts";

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** How the installation is; what would help whoever attacks it is for its operators alone. */
export const statusView = (health: Health, { isOperator }: { readonly isOperator: boolean }): StatusView => ({
  at: iso(health.at),
  components: health.components.map(({ name, state, latencyMs, since, detail }) => ({
    ...{ name, state, latencyMs, since: iso(since) },
    detail: isOperator ? detail : null,
  })),
  networks: health.networks.map(({ network, tickAgeMs }) => ({ network, tickAgeMs })),
  canaryAgeMs: health.canaryAgeMs,
  version: isOperator ? VERSION : null,
});

/** An alert with its times as text. */
export const operatorAlertView = (line: AlertLine): OperatorAlertView => ({
  id: line.id,
  rule: line.rule,
  subject: line.subject,
  severity: line.severity,
  detail: line.detail,
  since: iso(line.since),
  silencedUntil: isoOrNull(line.silencedUntil),
  clearedAt: isoOrNull(line.clearedAt),
});
