import { inBoth } from "../../language/in-both.ts";
import type { Locale } from "../../language/locale.ts";
import { clockWordsFrom } from "../clock-words.ts";
import { figures } from "../figures.ts";
import type { BreakerReason, BreakerTold } from "./why-not-breaker.ts";

const WORDS = inBoth({
  en: {
    numbers: (equity: string, drawdown: string, peak: string) =>
      `equity ${equity}, ${drawdown} below a peak of ${peak}`,
    waits: (drop: string) =>
      `It waits until the account is worth ${drop} less than its peak. What the account was worth in that minute is not kept, and nothing tells how far it was from that.`,
    tripped: (at: string, numbers: string) =>
      `It had tripped at ${at}: ${numbers}. It does nothing more until it is armed again.`,
    doubted: (at: string, numbers: string) =>
      `At ${at} it doubted what it read, of which there is a receipt: ${numbers}. Whether that had passed is not kept.`,
    couldNotRead: (at: string) =>
      `At ${at} it could not read what it needs, of which there is a receipt. Whether that had passed is not kept.`,
    lastReceipt: (at: string, numbers: string) => `Its last receipt before, at ${at}, says: ${numbers}.`,
  },
  "pt-BR": {
    numbers: (equity, drawdown, peak) => `patrimônio ${equity}, ${drawdown} abaixo de um pico de ${peak}`,
    waits: (drop) =>
      `Ele espera até a conta valer ${drop} menos que o pico. O que a conta valia naquele minuto não foi guardado, e nada diz quanto faltava para isso.`,
    tripped: (at, numbers) =>
      `Ele tinha disparado às ${at}: ${numbers}. Não faz mais nada até ser armado de novo.`,
    doubted: (at, numbers) =>
      `Às ${at} ele duvidou do que leu, e há um recibo disso: ${numbers}. Se isso tinha passado não foi guardado.`,
    couldNotRead: (at) =>
      `Às ${at} ele não conseguiu ler o que precisa, e há um recibo disso. Se isso tinha passado não foi guardado.`,
    lastReceipt: (at, numbers) => `O último recibo antes, das ${at}, diz: ${numbers}.`,
  },
});

type Figures = ReturnType<typeof figures>;
type Told = Extract<BreakerReason, { readonly of: "drawdown-breaker" }>;

const numbersWords = (f: Figures, { equity, peak, drawdown }: BreakerTold): string =>
  WORDS[f.locale].numbers(f.sats(equity), f.distanceExact(drawdown), f.sats(peak));

/** Why an account breaker threw nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotBreakerWords = (
  { rule, drop, told }: Told,
  from: number,
  locale: Locale,
): readonly string[] => {
  const f = figures(locale);
  const words = WORDS[locale];
  const waits = words.waits(f.setting(drop));
  if (told === null) return [waits];
  const at = clockWordsFrom(locale, told.at, from);
  const numbers = numbersWords(f, told);
  switch (rule) {
    case "tripped-already":
      return [words.tripped(at, numbers)];
    case "equity-doubted":
      return [words.doubted(at, numbers), waits];
    case "key-may-not-read":
      return [words.couldNotRead(at), waits];
    case "equity-not-kept":
      return [waits, words.lastReceipt(at, numbers)];
  }
};
