import type { UnguardedOutcome } from "../automations/unguarded-outcome.ts";
import type { Locale } from "../language/locale.ts";
import type { Sats } from "../units.ts";
import { figures } from "./figures.ts";

/**
 * What guarding has brought or cost so far, said plainly either way; `profit` is the position's open profit and loss.
 * Neither is final while the position runs.
 */
export const unguardedWords = (outcome: UnguardedOutcome, profit: Sats, locale: Locale): string => {
  const f = figures(locale);
  const gain = profit - outcome.result;
  const without = `Without the guard it would have been liquidated at ${f.price(outcome.liquidation)}: ${f.satsSigned(outcome.result)}.`;
  if (gain < 0) return `${without} So far guarding has cost ${f.sats(-gain)} more than it saved.`;
  return `${without} So far guarding has kept ${f.sats(gain)}.`;
};
