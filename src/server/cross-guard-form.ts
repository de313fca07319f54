import type { CrossGuardWish } from "#domain/automations/cross-guard/cross-guard.ts";
import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import { basisPoints, usd } from "#domain/units.ts";
import { capsOfForm, whenOfForm } from "./guard-form.ts";
import type { CrossConfigView } from "./trpc/schemas/cross.ts";

const stepOf = ({ when, deed }: CrossConfigView["steps"][number]): CrossStep => ({
  when: whenOfForm(when),
  deed: deed.kind === "close" ? deed : { kind: deed.kind, target: basisPoints(deed.targetBps) },
});

/** What a trader sets of a cross guard, from its form. */
export const wishOfForm = (form: CrossConfigView): CrossGuardWish => ({
  steps: form.steps.map(stepOf),
  ...capsOfForm(form),
  maxReduce: form.maxReduceUsd === null ? null : usd(form.maxReduceUsd),
});
