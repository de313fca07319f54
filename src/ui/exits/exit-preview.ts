import { breakEvenPrice } from "#domain/automations/exits/break-even-price.ts";
import { checkExit } from "#domain/automations/exits/check-exit.ts";
import { stopLossLevelPrice, takeProfitLevelPrice } from "#domain/automations/exits/exit-level.ts";
import { levelBehind } from "#domain/automations/exits/native-stop.ts";
import { netAt } from "#domain/automations/exits/net-at-least-price.ts";
import { type Mistake, tellMistakes } from "#domain/automations/mistake.ts";
import type { Locale } from "#domain/language/locale.ts";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { blankOfExit } from "./exit-blanks.ts";
import type { ExitDraftMistake, SentenceRule } from "./exit-draft.ts";
import { FEE_RATE, toExitPosition } from "./exit-position.ts";
import { toExitRule } from "./exit-rule-of.ts";

/** What an exit means on a position: prices in half dollars, results in sats. */
export type ExitPreview = {
  /** Where it closes; for a stop that moves, where that begins. */
  readonly price: number;
  /** What is left there after both fees and the funding paid so far. */
  readonly net: number;
  /** Where the market has to have been before; null when it needs none. */
  readonly from: number | null;
};

type Case = { readonly position: PositionView; readonly last: number; readonly rule: SentenceRule };

const checkRule = ({ position, last, rule }: Case): readonly Mistake[] =>
  checkExit(toExitRule(rule), toExitPosition(position), priceHalfUsd(last));

/** Everything wrong with settings, by the rules the server checks again. */
export const mistakesInRule = (locale: Locale, facts: Case): readonly ExitDraftMistake[] =>
  tellMistakes(locale, checkRule(facts)).map(({ field, message }) => ({
    field: blankOfExit(facts.rule.kind, field) ?? "level",
    message,
  }));

const placesOf = ({
  position,
  last,
  rule,
}: Case): { readonly price: PriceHalfUsd | null; readonly from: PriceHalfUsd | null } => {
  const on = toExitPosition(position);
  const exit = toExitRule(rule);
  switch (exit.kind) {
    case "stop-loss":
      return { price: stopLossLevelPrice(on, exit.config.level, FEE_RATE), from: null };
    case "take-profit":
      return { price: takeProfitLevelPrice(on, exit.config.level, FEE_RATE), from: null };
    case "trailing-stop": {
      const { distance, activation } = exit.config;
      return { price: levelBehind(on.side, activation ?? priceHalfUsd(last), distance), from: activation };
    }
    case "break-even-stop": {
      const { after, keep } = exit.config;
      return {
        price: breakEvenPrice(on, keep, FEE_RATE),
        from: takeProfitLevelPrice(on, after, FEE_RATE),
      };
    }
  }
};

/** The price an exit without mistakes means, by the domain's own formulas; null where there is no such price. */
export const previewExit = (facts: Case): ExitPreview | null => {
  const { price, from } = placesOf(facts);
  if (price === null) return null;
  return { price, net: netAt(toExitPosition(facts.position), price, FEE_RATE), from };
};
