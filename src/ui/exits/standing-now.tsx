import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import { hasStop } from "./exit-standing.ts";
import { OWNER_WORDS } from "./exit-words.ts";

const stopWords = ({ stopLoss, stopTrailsBps }: PositionView): string => {
  const at = stopLoss === null ? "" : ` at ${format.priceExact(stopLoss)}`;
  return stopTrailsBps === null
    ? `Stop${at}`
    : `Stop${at}, ${format.setting(stopTrailsBps)} behind the best price`;
};

/** The stop that LN Markets holds at this moment, and whose it is. */
export const StopNow = ({ position }: { readonly position: PositionView }) => (
  <p className="now" data-testid="stop-now">
    <span className="label">At LN Markets now</span>
    {hasStop(position) ? (
      <span>
        {stopWords(position)}
        {position.stopOwner === null ? "" : `: ${OWNER_WORDS[position.stopOwner]}`}.
      </span>
    ) : (
      <span>No stop stands.</span>
    )}
  </p>
);

/** The take profit that LN Markets holds at this moment. */
export const TakeProfitNow = ({ position: { takeProfit } }: { readonly position: PositionView }) => (
  <p className="now" data-testid="take-profit-now">
    <span className="label">At LN Markets now</span>
    <span>
      {takeProfit === null ? "No take profit stands." : `Take profit at ${format.priceExact(takeProfit)}.`}
    </span>
  </p>
);
