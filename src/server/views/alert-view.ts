import { type PriceAlertConfig, restsUntil } from "#domain/automations/alerts/price-alert.ts";
import { basisPoints, priceHalfUsd } from "#domain/units.ts";
import type { StoredAlert } from "#services/account-rules/look-at-alert.ts";
import type { AlertForm, AlertView } from "../trpc/schemas/alerts.ts";

const MINUTE_MS = 60_000;

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** The settings behind a form. */
export const alertConfigOf = ({ when, repeat }: AlertForm): PriceAlertConfig => ({
  when:
    when.kind === "crossing"
      ? { kind: when.kind, price: priceHalfUsd(when.price) }
      : {
          kind: when.kind,
          bps: basisPoints(when.bps),
          withinMs: when.withinMinutes * MINUTE_MS,
          direction: when.direction,
        },
  repeat: repeat.kind === "once" ? repeat : { kind: repeat.kind, restMs: repeat.restMinutes * MINUTE_MS },
});

const formOf = ({ when, repeat }: PriceAlertConfig): AlertForm => ({
  when:
    when.kind === "crossing"
      ? when
      : {
          kind: when.kind,
          bps: when.bps,
          withinMinutes: when.withinMs / MINUTE_MS,
          direction: when.direction,
        },
  repeat: repeat.kind === "once" ? repeat : { kind: repeat.kind, restMinutes: repeat.restMs / MINUTE_MS },
});

/** An alert as the API answers it; `now` in epoch milliseconds tells whether it rests. */
export const alertView = ({ config, memory, ...alert }: StoredAlert, now: number): AlertView => {
  const rest = restsUntil(config, memory);
  return {
    id: alert.id,
    accountId: alert.accountId,
    state: alert.state,
    ...formOf(config),
    toldAt: iso(memory.told?.at ?? null),
    restsUntil: rest === null || rest <= now ? null : iso(rest),
    createdAt: new Date(alert.createdAt).toISOString(),
  };
};
