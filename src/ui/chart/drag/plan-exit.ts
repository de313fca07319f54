import type { Locale } from "#domain/language/locale.ts";
import type { RuleOf } from "#ui/exits/exit-draft.ts";
import { mistakesInRule, previewExit } from "#ui/exits/exit-preview.ts";
import type { Holding } from "./holding.ts";

/** What a stop or take profit that is let go at a price would be. */
export type ExitPlan = {
  readonly kind: "exit";
  readonly rule: RuleOf<"stop-loss"> | RuleOf<"take-profit">;
  /** In half dollars. */
  readonly price: number;
  /** Sats that are left there after fees and funding; null where there is no such price. */
  readonly net: number | null;
  /** Why it could not be armed, by the rules that the server checks again. */
  readonly mistakes: readonly string[];
};

/** A stop or take profit at a price in half dollars, by the formulas and the checks of its form. */
export const planExit = (
  locale: Locale,
  { position, last }: Pick<Holding, "position" | "last">,
  line: "stop" | "take-profit",
  price: number,
): ExitPlan => {
  const level = { by: "price" as const, price };
  const rule = line === "stop" ? { kind: "stop-loss" as const, level } : { kind: line, level };
  const mistakes = mistakesInRule(locale, { position, last, rule }).map(({ message }) => message);
  return { kind: "exit", rule, price, net: previewExit({ position, last, rule })?.net ?? null, mistakes };
};
