import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { undoneWords } from "./standing-words.ts";
import type { PlanReason } from "./why-not-plan.ts";

const WORDS = inBoth({
  en: {
    armed: (count: number) =>
      `In this minute Axisor armed a guard on ${count === 1 ? "1 position" : `${count} positions`} of this account, by this plan or for an entry.`,
    noPositions: "No isolated position was known to run on the account then, so there was nothing to guard.",
    allGuarded: (count: number) =>
      `It guards positions on which no guard ever stood. ${count === 1 ? "1 position" : `${count} positions`} ran then, and a guard stood on each, or had stood.`,
    had: (count: number) => `arm a guard on ${count === 1 ? "1 position" : `${count} positions`}`,
    unknown: "or it could not read the account just then",
  },
  "pt-BR": {
    armed: (count) =>
      `Neste minuto a Axisor armou um guardião em ${count === 1 ? "1 posição" : `${count} posições`} desta conta, por este plano ou para uma entrada.`,
    noPositions: "Não se sabia de nenhuma posição isolada na conta, então não havia nada a proteger.",
    allGuarded: (count) =>
      count === 1
        ? "Ele protege posições em que nunca houve um guardião. Havia 1 posição, e ela tinha um guardião, ou já tinha tido."
        : `Ele protege posições em que nunca houve um guardião. Havia ${count} posições, e cada uma tinha um guardião, ou já tinha tido.`,
    had: (count) => `armar um guardião em ${count === 1 ? "1 posição" : `${count} posições`}`,
    unknown: "ou ela não conseguiu ler a conta naquele momento",
  },
});

type Told = Extract<PlanReason, { readonly of: "guard-plan" }>;

/** Why a guard plan armed no guard in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotPlanWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const { count } = told;
  const words = WORDS[locale];
  switch (told.rule) {
    case "guards-armed":
      return [words.armed(count)];
    case "no-positions":
      return [words.noPositions];
    case "all-guarded":
      return [words.allGuarded(count)];
    default:
      return [
        undoneWords(locale, told, from, { had: words.had(count), unknown: words.unknown, held: () => "" }),
      ];
  }
};
