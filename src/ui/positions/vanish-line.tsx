import type { PositionView } from "#server/trpc/schemas/views.ts";
import { vanishWords } from "#ui/exits/vanish-words.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { POSITION_WORDS } from "./position-words.ts";

type Shown = Pick<PositionView, "ifWeVanish" | "exits" | "stopLoss">;

/** Whether a backstop is wanted and stands nowhere yet: it is placed from the next reading. */
const isBackstopDue = ({ exits, stopLoss }: Shown): boolean =>
  stopLoss === null &&
  exits.some(
    ({ rule, state, heldBy }) =>
      rule.kind === "backstop" && rule.isWanted && state === "armed" && heldBy === null,
  );

/** How a position ends without us: from what stands at the exchange now, never from what we mean to place. */
export const VanishLine = ({ position }: { readonly position: Shown }) => {
  const { backstopDue } = useWords(POSITION_WORDS);
  const format = useFormat();
  return (
    <p className="vanish label" data-testid="vanish">
      {vanishWords(format, position)}
      {isBackstopDue(position) ? ` ${backstopDue}` : ""}
    </p>
  );
};
