import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { figures } from "../figures.ts";
import { limitReached } from "../guard-limit-words.ts";
import { whenWords } from "../guard-receipt-words.ts";
import { verdictWords } from "../verdict-words.ts";
import { STANDING_WORDS } from "./standing-table.ts";
import { distanceWords, standingWords, undoneWords } from "./standing-words.ts";
import type { GuardReason, HeldBy } from "./why-not-guard.ts";

const WORDS = inBoth({
  en: {
    pastLiquidation: "the price was past the liquidation",
    outsideTrigger: "The price did not reach it, so there was nothing to do.",
    atTarget: "Liquidation was at its target already, so there was nothing to add.",
    cooldown: "It had acted a moment before, and waits between two top-ups.",
    unknown: "the free balance may not have sufficed, or its tick saw other prices than this candle",
    positionUnread: "What the position was in that minute was not read, or is not kept any more.",
    priceUnknown: "LN Markets has no price of that minute.",
  },
  "pt-BR": {
    pastLiquidation: "o preço já tinha passado da liquidação",
    outsideTrigger: "O preço não chegou lá, então não havia nada a fazer.",
    atTarget: "A liquidação já estava no alvo, então não havia nada a adicionar.",
    cooldown: "Ele tinha agido um momento antes, e espera entre dois reforços.",
    unknown: "talvez o saldo livre não bastasse, ou o tick viu outros preços que este candle",
    positionUnread: "O que a posição era naquele minuto não foi lido, ou já não está guardado.",
    priceUnknown: "A LN Markets não tem preço daquele minuto.",
  },
});

type Figures = ReturnType<typeof figures>;
type Asked = Extract<GuardReason, { readonly verdict: unknown }>;

const heldBy =
  (locale: Locale) =>
  (rule: HeldBy): string =>
    rule === "past-liquidation" ? WORDS[locale].pastLiquidation : limitReached(locale, rule);

const askedWords = (f: Figures, from: number, whyNot: Asked): string => {
  const words = WORDS[f.locale];
  switch (whyNot.rule) {
    case "outside-trigger":
      return words.outsideTrigger;
    case "at-target":
      return words.atTarget;
    case "cooldown":
      return words.cooldown;
    default:
      return undoneWords(f.locale, whyNot, from, {
        had: verdictWords(f, whyNot.verdict),
        unknown: words.unknown,
        held: heldBy(f.locale),
      });
  }
};

/** Why a guard did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotGuardWords = (
  whyNot: GuardReason,
  from: number,
  locale: Locale,
  noun = STANDING_WORDS[locale].nouns["margin-guard"],
): readonly string[] => {
  const f = figures(locale);
  switch (whyNot.rule) {
    case "not-armed-yet":
    case "position-over":
    case "over":
    case "paused":
    case "blind":
      return standingWords(locale, whyNot, from, noun);
    case "position-unread":
      return [WORDS[locale].positionUnread];
    case "price-unknown":
      return [WORDS[locale].priceUnknown];
    default: {
      const { verdict, step } = whyNot;
      const acts = step === null ? null : whenWords(f, step);
      return [
        distanceWords(f, from, whyNot, { distance: verdict.distance, acts }),
        askedWords(f, from, whyNot),
      ];
    }
  }
};
