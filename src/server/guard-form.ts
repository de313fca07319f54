import type { GuardWhen } from "#domain/automations/guard-step.ts";
import { basisPoints, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type { GuardStepView } from "./trpc/schemas/views.ts";

/** What makes a step act, from its form. */
export const whenOfForm = (when: GuardStepView["when"]): GuardWhen =>
  when.by === "price"
    ? { by: when.by, price: priceHalfUsd(when.price) }
    : { by: when.by, bps: basisPoints(when.bps) };

/** A cap of a form; null is none. */
export const capOfForm = (cap: number | null): Sats | null => (cap === null ? null : sats(cap));

type CapsForm = {
  readonly maxTotalSats: number;
  readonly maxPerActionSats: number | null;
  readonly maxPerDaySats: number | null;
  readonly maxLossSats: number | null;
  readonly reserveSats: number;
  readonly cooldownSeconds: number;
};

/** What every guard is bounded by, from its form. */
export const capsOfForm = (form: CapsForm) => ({
  maxTotal: sats(form.maxTotalSats),
  maxPerAction: capOfForm(form.maxPerActionSats),
  maxPerDay: capOfForm(form.maxPerDaySats),
  maxLoss: capOfForm(form.maxLossSats),
  reserve: sats(form.reserveSats),
  cooldownMs: form.cooldownSeconds * 1_000,
});
