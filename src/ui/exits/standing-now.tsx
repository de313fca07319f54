import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { EXIT_PAGE_WORDS } from "./exit-page-words.ts";
import { hasStop } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";

const stopWords = (format: Format, { stopLoss, stopTrailsBps, stopOwner }: PositionView): string =>
  EXIT_PAGE_WORDS[format.locale].stands(
    stopLoss === null ? null : format.priceExact(stopLoss),
    stopTrailsBps === null ? null : format.setting(stopTrailsBps),
    stopOwner === null ? null : EXIT_WORDS[format.locale].owners[stopOwner],
  );

/** The stop that LN Markets holds at this moment, and whose it is. */
export const StopNow = ({ position }: { readonly position: PositionView }) => {
  const words = useWords(EXIT_PAGE_WORDS);
  const format = useFormat();
  return (
    <p className="now" data-testid="stop-now">
      <span className="label">{words.atNow}</span>
      <span>{hasStop(position) ? stopWords(format, position) : words.noStop}</span>
    </p>
  );
};

/** The take profit that LN Markets holds at this moment. */
export const TakeProfitNow = ({ position: { takeProfit } }: { readonly position: PositionView }) => {
  const words = useWords(EXIT_PAGE_WORDS);
  const format = useFormat();
  return (
    <p className="now" data-testid="take-profit-now">
      <span className="label">{words.atNow}</span>
      <span>
        {takeProfit === null ? words.noTakeProfit : words.takeProfitAt(format.priceExact(takeProfit))}
      </span>
    </p>
  );
};
