import type { Locale } from "../../language/locale.ts";
import { clockWordsFrom } from "../clock-words.ts";
import { figures } from "../figures.ts";
import type { BreakerReason, BreakerTold } from "./why-not-breaker.ts";

type Figures = ReturnType<typeof figures>;
type Told = Extract<BreakerReason, { readonly of: "drawdown-breaker" }>;

const numbersWords = (f: Figures, { equity, peak, drawdown }: BreakerTold): string =>
  `equity ${f.sats(equity)}, ${f.distanceExact(drawdown)} below a peak of ${f.sats(peak)}`;

/** Why an account breaker threw nothing in the minute that begins at `from` (epoch milliseconds), one sentence a line; times in UTC. */
export const whyNotBreakerWords = (
  { rule, drop, told }: Told,
  from: number,
  locale: Locale,
): readonly string[] => {
  const f = figures(locale);
  const at = told === null ? "" : clockWordsFrom(told.at, from);
  const waits = `It waits until the account is worth ${f.setting(drop)} less than its peak. What the account was worth in that minute is not kept, and nothing tells how far it was from that.`;
  if (told === null) return [waits];
  const numbers = numbersWords(f, told);
  switch (rule) {
    case "tripped-already":
      return [`It had tripped at ${at}: ${numbers}. It does nothing more until it is armed again.`];
    case "equity-doubted":
      return [
        `At ${at} it doubted what it read, of which there is a receipt: ${numbers}. Whether that had passed is not kept.`,
        waits,
      ];
    case "key-may-not-read":
      return [
        `At ${at} it could not read what it needs, of which there is a receipt. Whether that had passed is not kept.`,
        waits,
      ];
    case "equity-not-kept":
      return [waits, `Its last receipt before, at ${at}, says: ${numbers}.`];
  }
};
