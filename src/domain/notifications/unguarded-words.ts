import type { UnguardedOutcome } from "../automations/unguarded-outcome.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import type { Sats } from "../units.ts";
import { figures } from "./figures.ts";

const WORDS = inBoth({
  en: {
    cost: (price: string, result: string, cost: string) =>
      `Without the guard it would have been liquidated at ${price}: ${result}. So far guarding has cost ${cost} more than it saved.`,
    kept: (price: string, result: string, gain: string) =>
      `Without the guard it would have been liquidated at ${price}: ${result}. So far guarding has kept ${gain}.`,
  },
  "pt-BR": {
    cost: (price, result, cost) =>
      `Sem o guardião ela teria sido liquidada em ${price}: ${result}. Até agora a proteção custou ${cost} a mais do que poupou.`,
    kept: (price, result, gain) =>
      `Sem o guardião ela teria sido liquidada em ${price}: ${result}. Até agora a proteção preservou ${gain}.`,
  },
});

/**
 * What guarding has brought or cost so far, said plainly either way; `profit` is the position's open profit and loss.
 * Neither is final while the position runs.
 */
export const unguardedWords = (outcome: UnguardedOutcome, profit: Sats, locale: Locale): string => {
  const f = figures(locale);
  const gain = profit - outcome.result;
  const words = WORDS[locale];
  const [price, result] = [f.price(outcome.liquidation), f.satsSigned(outcome.result)];
  return gain < 0 ? words.cost(price, result, f.sats(-gain)) : words.kept(price, result, f.sats(gain));
};
