import type { RuleName } from "../automations/conflicts/conflict.ts";
import type { Locale } from "../language/locale.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { CONFLICT_WORDS } from "./conflict-table.ts";
import { figures } from "./figures.ts";

/** The other guarded positions of the account, in the order in which their guards are counted. */
export type OtherPositions = readonly Pick<IsolatedPosition, "side" | "quantity">[];

const guardWords = (place: number, locale: Locale, others: OtherPositions): string => {
  const { guard } = CONFLICT_WORDS[locale];
  if (place === 0) return guard.own;
  const other = others[place - 1];
  return other === undefined
    ? guard.numbered(place)
    : guard.on(other.side, figures(locale).quantity(other.quantity));
};

/** A rule in the middle of a sentence; a guard of another position by what that is, where `others` tells. */
export const ruleWords = ({ kind, place }: RuleName, locale: Locale, others: OtherPositions = []): string => {
  const words = CONFLICT_WORDS[locale];
  switch (kind) {
    case "guard-step":
      return words.guardStep(place + 1);
    case "margin-guard":
      return guardWords(place, locale, others);
    case "cross-step":
      return words.crossStep(place + 1);
    case "entry":
      return words.entry(place + 1);
    case "alert":
      return words.alert(place + 1);
    default:
      return words.rules[kind];
  }
};
