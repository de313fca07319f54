import type { CrossGuardVerdict } from "../automations/cross-guard/cross-verdict.ts";
import type { MarginGuardVerdict } from "../automations/margin-guard.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import type { figures } from "./figures.ts";
import { limitReached } from "./guard-limit-words.ts";

const WORDS = inBoth({
  en: {
    outsideTrigger: "wait: the price has not reached it",
    atTarget: "wait: liquidation is at its target already",
    cooldown: "wait: it acted a moment before",
    pastLiquidation: "nothing: the price is past the liquidation",
    noHelp: "nothing: closing as much as it may would bring liquidation nearer",
    nothing: (why: string) => `nothing: ${why}`,
    add: (amount: string, after: string) => `add ${amount}, liquidation → ${after}`,
    reduce: (part: string, after: string) => `close ${part} of the position, liquidation → ${after}`,
    close: "close the position",
  },
  "pt-BR": {
    outsideTrigger: "esperar: o preço ainda não chegou lá",
    atTarget: "esperar: a liquidação já está no alvo",
    cooldown: "esperar: ele agiu há um momento",
    pastLiquidation: "nada: o preço já passou da liquidação",
    noHelp: "nada: fechar tudo o que ele pode aproximaria a liquidação",
    nothing: (why) => `nada: ${why}`,
    add: (amount, after) => `adicionar ${amount}, liquidação → ${after}`,
    reduce: (part, after) => `fechar ${part} da posição, liquidação → ${after}`,
    close: "fechar a posição",
  },
});

type Figures = ReturnType<typeof figures>;
type AnyVerdict = MarginGuardVerdict | CrossGuardVerdict;
type Held = Extract<AnyVerdict, { readonly kind: "hold" | "alert" }>["rule"];

const heldWords = (locale: Locale, rule: Held): string => {
  const words = WORDS[locale];
  switch (rule) {
    case "outside-trigger":
      return words.outsideTrigger;
    case "at-target":
      return words.atTarget;
    case "cooldown":
      return words.cooldown;
    case "past-liquidation":
      return words.pastLiquidation;
    case "no-help":
      return words.noHelp;
    case "total-cap":
    case "max-loss":
    case "day-cap":
    case "account-day-cap":
    case "action-cap":
    case "shared-balance":
    case "balance":
    case "reserve":
    case "leverage-one":
      return words.nothing(limitReached(locale, rule));
  }
};

/** A verdict in words, as what a guard is to do. */
export const verdictWords = (f: Figures, verdict: AnyVerdict): string => {
  const words = WORDS[f.locale];
  switch (verdict.kind) {
    case "add-margin":
      return words.add(f.sats(verdict.amount), f.priceExact(verdict.liquidationAfter));
    case "reduce":
      return words.reduce(f.quantity(verdict.quantity), f.priceExact(verdict.liquidationAfter));
    case "close":
      return words.close;
    case "hold":
    case "alert":
      return heldWords(f.locale, verdict.rule);
  }
};
