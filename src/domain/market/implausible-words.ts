import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import { figures } from "../notifications/figures.ts";
import type { CrossReadingVerdict } from "./judge-cross.ts";
import { OFF_INDEX_BPS, type PriceVerdict } from "./judge-price.ts";
import type { ReadingVerdict } from "./judge-reading.ts";

type Implausible<Verdict> = Extract<Verdict, { kind: "implausible" }>;

const WORDS = inBoth({
  en: {
    negativeBalance: (balance: string) =>
      `LN Markets told of a balance below zero (${balance}). That cannot be, so nothing is done on it.`,
    position: (id: string, what: string) =>
      `LN Markets told of position ${id} that ${what}. That cannot be, so nothing is done on it.`,
    ofPosition: {
      "unknown-side": "it is neither long nor short",
      "no-quantity": "it has no quantity",
      "no-margin": "its margin is not above zero",
      "liquidation-side": "its liquidation lies on the earning side of its price",
      "told-twice": "it is listed twice",
    },
    cross: (what: string) =>
      `LN Markets told of a cross position, but ${what}. That cannot be, so nothing is done on it.`,
    ofCross: {
      "negative-margin": "its margin is below zero",
      "half-flat": "its side and its quantity do not fit",
      "no-entry": "it has no entry price",
      leverage: "its leverage is none there is",
    },
    stale: (seconds: string) => `The newest price is ${seconds} seconds old, so nothing is done on it.`,
    frozen: (price: string, seconds: string, index: string) =>
      `The price has stood at ${price} USD for ${seconds} seconds while the index moved to ${index} USD, so nothing is done on it.`,
    offIndex: (price: string, share: string, index: string) =>
      `The price of ${price} USD is more than ${share} away from the index at ${index} USD, so nothing is done on it.`,
  },
  "pt-BR": {
    negativeBalance: (balance) =>
      `A LN Markets informou um saldo abaixo de zero (${balance}). Isso não pode ser, então nada é feito com ele.`,
    position: (id, what) =>
      `A LN Markets informou da posição ${id} que ${what}. Isso não pode ser, então nada é feito com ela.`,
    ofPosition: {
      "unknown-side": "ela não é long nem short",
      "no-quantity": "ela não tem quantidade",
      "no-margin": "a margem dela não está acima de zero",
      "liquidation-side": "a liquidação dela fica do lado do ganho",
      "told-twice": "ela está duas vezes na lista",
    },
    cross: (what) =>
      `A LN Markets informou uma posição cross, mas ${what}. Isso não pode ser, então nada é feito com ela.`,
    ofCross: {
      "negative-margin": "a margem dela está abaixo de zero",
      "half-flat": "o lado e a quantidade dela não combinam",
      "no-entry": "ela não tem preço de entrada",
      leverage: "a alavancagem dela não existe",
    },
    stale: (seconds) => `O preço mais novo tem ${seconds} segundos, então nada é feito com ele.`,
    frozen: (price, seconds, index) =>
      `O preço está parado em ${price} USD há ${seconds} segundos enquanto o índice foi a ${index} USD, então nada é feito com ele.`,
    offIndex: (price, share, index) =>
      `O preço de ${price} USD está a mais de ${share} do índice em ${index} USD, então nada é feito com ele.`,
  },
});

/** Why a reading is not acted on, in a sentence for the trader. */
export const readingWords = (verdict: Implausible<ReadingVerdict>, locale: Locale): string => {
  const words = WORDS[locale];
  return verdict.rule === "negative-balance"
    ? words.negativeBalance(figures(locale).sats(verdict.balance))
    : words.position(verdict.positionId, words.ofPosition[verdict.rule]);
};

/** Why a reading of the cross position is not acted on, in a sentence for the trader. */
export const crossReadingWords = ({ rule }: Implausible<CrossReadingVerdict>, locale: Locale): string =>
  WORDS[locale].cross(WORDS[locale].ofCross[rule]);

/** Why a price is not acted on, in a sentence for the trader. */
export const priceWords = (verdict: Implausible<PriceVerdict>, locale: Locale): string => {
  const words = WORDS[locale];
  const { priceExact, setting, number } = figures(locale);
  const seconds = (ms: number): string => number(Math.floor(ms / 1_000));
  switch (verdict.rule) {
    case "stale":
      return words.stale(seconds(verdict.ageMs));
    case "frozen":
      return words.frozen(priceExact(verdict.last), seconds(verdict.stillMs), priceExact(verdict.index));
    case "off-index":
      return words.offIndex(priceExact(verdict.last), setting(OFF_INDEX_BPS), priceExact(verdict.index));
  }
};
