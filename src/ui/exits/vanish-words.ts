import { inBoth } from "#domain/language/in-both.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";

const WORDS = inBoth({
  en: {
    never: "If Axisor vanishes: nothing would ever close it.",
    ends: {
      stop: (price: string, net: string) => `If Axisor vanishes: stop at ${price}, about ${net}.`,
      liquidation: (price: string, net: string) =>
        `If Axisor vanishes: liquidation at ${price}, about ${net}.`,
    },
  },
  "pt-BR": {
    never: "Se a Axisor desaparecer: nada a fecharia.",
    ends: {
      stop: (price, net) => `Se a Axisor desaparecer: stop em ${price}, cerca de ${net}.`,
      liquidation: (price, net) => `Se a Axisor desaparecer: liquidação em ${price}, cerca de ${net}.`,
    },
  },
});

/** What becomes of a position that is left alone from here, in a sentence. */
export const vanishWords = (format: Format, { ifWeVanish }: Pick<PositionView, "ifWeVanish">): string => {
  const words = WORDS[format.locale];
  if (ifWeVanish === null) return words.never;
  const { by, price, net } = ifWeVanish;
  return words.ends[by](format.price(price), format.satsSigned(net));
};
