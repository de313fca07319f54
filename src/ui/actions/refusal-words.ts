import { inBoth } from "#domain/language/in-both.ts";
import type { PreviewView } from "#server/trpc/schemas/positions.ts";
import type { Format } from "#ui/format/format.ts";
import type { HandAction } from "./hand-action.ts";

type Refused = Extract<PreviewView["result"], { kind: "refused" }>;

/** Why the exchange would refuse an action. */
export const REFUSAL_WORDS = inBoth({
  en: {
    moreThanFree: "It takes more than is free.",
    moreThanAreFree: (free: string) => `It takes more than is free: ${free} are.`,
    atMost: (most: string) => `At most ${most}.`,
    leverageOne: "So much margin would bring leverage below 1×.",
    tooMuch: "So much cannot be taken out: the position would be liquidated, or its leverage pass 100×.",
    tooSmall: "The margin does not buy a single dollar. Enter more margin or leverage.",
    tooLarge: "LN Markets does not take so large a position.",
    takeProfitSide: "A take profit stands on the side of the market where the position gains.",
    exitSides:
      "A stop stands on the side of the market where the position loses, a take profit where it gains.",
    pastLiquidation: "Liquidation would come before this stop. Set it nearer to the price.",
    pastEachOther: "Stop and take profit would have changed places.",
    distance: (least: string, most: string) => `LN Markets lets a stop trail by ${least} to ${most}.`,
    crossNeeds: "The cross position needs the margin.",
    crossTooSmall: "The cross margin does not carry it. Deposit first, or order less.",
    flat: "There is no cross position to close.",
  },
  "pt-BR": {
    moreThanFree: "É preciso mais do que há livre.",
    moreThanAreFree: (free) => `É preciso mais do que há livre: há ${free}.`,
    atMost: (most) => `No máximo ${most}.`,
    leverageOne: "Tanta margem levaria a alavancagem abaixo de 1×.",
    tooMuch: "Não é possível retirar tanto: a posição seria liquidada, ou a alavancagem passaria de 100×.",
    tooSmall: "A margem não compra nem um dólar. Informe mais margem ou alavancagem.",
    tooLarge: "A LN Markets não aceita uma posição tão grande.",
    takeProfitSide: "Um take profit fica do lado do mercado em que a posição ganha.",
    exitSides:
      "Um stop fica do lado do mercado em que a posição perde; um take profit, do lado em que ganha.",
    pastLiquidation: "A liquidação viria antes deste stop. Defina-o mais perto do preço.",
    pastEachOther: "Stop e take profit teriam trocado de lugar.",
    distance: (least, most) =>
      `A LN Markets deixa um stop seguir o preço a uma distância de ${least} a ${most}.`,
    crossNeeds: "A posição cross precisa da margem.",
    crossTooSmall: "A margem cross não comporta a ordem. Deposite antes, ou peça menos.",
    flat: "Não há posição cross para fechar.",
  },
});

/** What LN Markets lets a stop trail by, in basis points. */
const LEAST_TRAIL_BPS = 10;
const MOST_TRAIL_BPS = 100_000;

const isTakingOut = ({ kind }: HandAction): boolean => kind === "cash-in" || kind === "withdraw-cross";

/** Why the exchange would refuse an action as things stand, and what would do. Nothing was sent for it. */
export const refusalWords = (
  format: Format,
  action: HandAction,
  { rule, most }: Omit<Refused, "kind">,
): string => {
  const words = REFUSAL_WORDS[format.locale];
  const withMost = (why: string, show: (value: number) => string): string =>
    most === null ? why : `${why} ${words.atMost(show(most))}`;
  switch (rule) {
    case "balance":
      return most === null ? words.moreThanFree : words.moreThanAreFree(format.sats(most));
    case "leverage-one":
      return withMost(words.leverageOne, format.sats);
    case "too-much":
      return withMost(words.tooMuch, format.sats);
    case "too-small":
      return words.tooSmall;
    case "too-large":
      return withMost(words.tooLarge, format.quantity);
    case "wrong-side":
      return action.kind === "set-take-profit" ? words.takeProfitSide : words.exitSides;
    case "past-liquidation":
      return words.pastLiquidation;
    case "past-each-other":
      return words.pastEachOther;
    case "distance":
      return words.distance(format.setting(LEAST_TRAIL_BPS), format.setting(MOST_TRAIL_BPS));
    case "cross-margin":
      return isTakingOut(action) ? withMost(words.crossNeeds, format.sats) : words.crossTooSmall;
    case "flat":
      return words.flat;
  }
};
