import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";

type Shown = Pick<PositionView, "ifWeVanish" | "exits" | "stopLoss">;

/** What becomes of a position if nobody acts any more, in words; `isDue` where a backstop is still to be placed. */
export const vanishWords = ({ ifWeVanish }: Pick<PositionView, "ifWeVanish">): string => {
  if (ifWeVanish === null) return "If Axisor vanishes: nothing would ever close this position.";
  const how = ifWeVanish.by === "stop" ? "stop at" : "liquidated at";
  return `If Axisor vanishes: ${how} ${format.price(ifWeVanish.price)}, about ${format.satsSigned(ifWeVanish.net)}.`;
};

/** Whether a backstop is wanted and stands nowhere yet: it is placed from the next reading. */
const isBackstopDue = ({ exits, stopLoss }: Shown): boolean =>
  stopLoss === null &&
  exits.some(
    ({ rule, state, heldBy }) =>
      rule.kind === "backstop" && rule.isWanted && state === "armed" && heldBy === null,
  );

/** How a position ends without us: from what stands at the exchange now, never from what we mean to place. */
export const VanishLine = ({ position }: { readonly position: Shown }) => (
  <p className="vanish label" data-testid="vanish">
    {vanishWords(position)}
    {isBackstopDue(position) ? " Its backstop is being placed." : ""}
  </p>
);
