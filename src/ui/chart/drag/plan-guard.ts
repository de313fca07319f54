import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { nearestStep } from "#domain/automations/guard-step.ts";
import { lookAhead } from "#domain/automations/look-ahead.ts";
import { tellMistakes } from "#domain/automations/mistake.ts";
import type { Locale } from "#domain/language/locale.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { priceHalfUsd } from "#domain/units.ts";
import type { GuardStepView } from "#server/trpc/schemas/views.ts";
import type { GuardConfigView } from "#ui/guard/guard-draft.ts";
import { previewGuard, toGuardConfig, toIsolatedPosition } from "#ui/guard/guard-preview.ts";
import type { Holding } from "./holding.ts";

/** What a guard whose trigger or target is let go at a price would be. */
export type GuardPlan = {
  readonly kind: "guard";
  readonly config: GuardConfigView;
  /** The step that is changed, as it would be. */
  readonly step: GuardStepView;
  /** Where it would act first, in half dollars. */
  readonly trigger: number;
  /** What it would add there in sats, and where that would bring liquidation; null where it would not. */
  readonly topUp: { readonly amount: number; readonly liquidation: number } | null;
  readonly mistakes: readonly string[];
};

const WHOLE = 10_000;

/** What makes a step act at a price, said as that step says it: a distance rounds down, so it acts there or after. */
const whenAt = (
  on: IsolatedPosition,
  { by }: GuardStepView["when"],
  price: number,
): GuardStepView["when"] => {
  const at = priceHalfUsd(price);
  if (by === "price") return { by, price };
  if (by === "distance") return { by, bps: liquidationDistance(on.side, on.liquidation, at) };
  const lost = -profitAndLoss(on.side, on.quantity, on.price, at);
  return { by, bps: Math.round((lost * WHOLE) / on.margin) };
};

/**
 * The guard with its first trigger, or with what its top-up brings liquidation to, at a price in half dollars; null where no
 * guard is armed or none of its steps can act, and for the target of a step that closes.
 */
export const planGuard = (
  locale: Locale,
  { position, last, balance, funding }: Holding,
  line: "trigger" | "target",
  price: number,
): GuardPlan | null => {
  const { guard } = position;
  if (guard === null) return null;
  const standing = toGuardConfig(guard.config);
  const on = toIsolatedPosition(position);
  const seen = lookAhead(on, standing, funding).position;
  const place = nearestStep(seen, standing.steps, guard.doneSteps);
  const old = place === null ? undefined : guard.config.steps[place];
  const now = previewGuard({ position, config: standing, last, balance, funding });
  if (old === undefined || now === null) return null;
  if (line === "target" && old.deed.kind === "close") return null;
  const actsAt = now.firesNow ? last : now.trigger.price;
  const step: GuardStepView =
    line === "trigger"
      ? { ...old, when: whenAt(seen, old.when, price) }
      : {
          ...old,
          deed: {
            kind: "add-margin",
            targetBps: liquidationDistance(on.side, priceHalfUsd(price), priceHalfUsd(actsAt)),
          },
        };
  const config = { ...guard.config, steps: guard.config.steps.map((one) => (one === old ? step : one)) };
  const mistakes = tellMistakes(locale, checkMarginGuard(toGuardConfig(config), on)).map(
    ({ message }) => message,
  );
  const then = previewGuard({ position, config: toGuardConfig(config), last, balance, funding });
  const verdict = then?.verdict ?? null;
  return {
    kind: "guard",
    config,
    step,
    trigger: then?.trigger.price ?? now.trigger.price,
    topUp:
      verdict?.kind === "add-margin"
        ? { amount: verdict.amount, liquidation: verdict.liquidationAfter }
        : null,
    mistakes,
  };
};
