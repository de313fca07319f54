import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";

/** What becomes of a position that is left alone from here, in a sentence. */
export const vanishWords = ({ ifWeVanish }: Pick<PositionView, "ifWeVanish">): string => {
  if (ifWeVanish === null) return "If Axisor vanishes: nothing would ever close it.";
  const { by, price, net } = ifWeVanish;
  return `If Axisor vanishes: ${by} at ${format.price(price)}, about ${format.satsSigned(net)}.`;
};
