import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { figures } from "../figures.ts";
import { limitReached } from "../guard-limit-words.ts";
import { whenWords } from "../guard-receipt-words.ts";
import { verdictWords } from "../verdict-words.ts";
import { distanceWords, undoneWords } from "./standing-words.ts";
import type { AskedCross, CrossHeldBy, CrossReason } from "./why-not-cross-guard.ts";

const WORDS = inBoth({
  en: {
    pastLiquidation: "the price was past the liquidation",
    noHelp: "closing as much as it may would have brought liquidation nearer",
    outsideTrigger: "The price did not reach it, so there was nothing to do.",
    atTarget: "Liquidation was at its target already, so there was nothing to do.",
    cooldown: "It had acted a moment before, and waits between two times.",
    unknown: "the free balance may not have sufficed, or its tick saw other prices than this candle",
    flat: "The cross position was flat, so there was nothing to guard.",
    positionUnread: "The cross position had not been read by then.",
  },
  "pt-BR": {
    pastLiquidation: "o preço já tinha passado da liquidação",
    noHelp: "fechar tudo o que ele pode teria aproximado a liquidação",
    outsideTrigger: "O preço não chegou lá, então não havia nada a fazer.",
    atTarget: "A liquidação já estava no alvo, então não havia nada a fazer.",
    cooldown: "Ele tinha agido um momento antes, e espera entre duas vezes.",
    unknown: "talvez o saldo livre não bastasse, ou o tick viu outros preços que este candle",
    flat: "A posição cross estava zerada, então não havia nada a proteger.",
    positionUnread: "A posição cross ainda não tinha sido lida.",
  },
});

type Figures = ReturnType<typeof figures>;
type Told = Extract<CrossReason, { readonly of: "cross-guard" }>;
type Asked = Extract<Told, AskedCross>;

const heldBy =
  (locale: Locale) =>
  (rule: CrossHeldBy): string => {
    switch (rule) {
      case "past-liquidation":
        return WORDS[locale].pastLiquidation;
      case "no-help":
        return WORDS[locale].noHelp;
      default:
        return limitReached(locale, rule);
    }
  };

const askedWords = (f: Figures, from: number, asked: Asked): readonly string[] => {
  const { verdict, step } = asked;
  const words = WORDS[f.locale];
  const acts = step === null ? null : whenWords(f, step);
  const prices = distanceWords(f, from, asked, { distance: verdict.distance, acts });
  switch (asked.rule) {
    case "outside-trigger":
      return [prices, words.outsideTrigger];
    case "at-target":
      return [prices, words.atTarget];
    case "cooldown":
      return [prices, words.cooldown];
    default:
      return [
        prices,
        undoneWords(f.locale, asked, from, {
          had: verdictWords(f, verdict),
          unknown: words.unknown,
          held: heldBy(f.locale),
        }),
      ];
  }
};

/** Why the guard of a cross position did nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotCrossWords = (told: Told, from: number, locale: Locale): readonly string[] => {
  const f = figures(locale);
  switch (told.rule) {
    case "flat":
      return [WORDS[locale].flat];
    case "position-unread":
      return [WORDS[locale].positionUnread];
    default:
      return askedWords(f, from, told);
  }
};
