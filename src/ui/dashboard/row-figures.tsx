import { Amount } from "#ui/format/amount.tsx";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { Judged } from "#ui/verdict/verdict.ts";
import { DESK_WORDS } from "./desk-words.tsx";
import type { Sight } from "./sight.ts";

type Props = {
  /** What is shown, as its parts are found. */
  readonly of: "position" | "cross";
  readonly judged: Judged;
  /** Profit and loss at the last price, in sats. */
  readonly profit: number;
  readonly last: number;
  readonly sight: Sight;
};

/** Distance first, then what it costs; figures that are not now look it. */
export const RowFigures = ({ of, judged, profit, last, sight }: Props) => {
  const words = useWords(DESK_WORDS);
  const format = useFormat();
  const { position, distanceBps, kind } = judged;
  const stale = sight === "fresh" ? undefined : "stale-num";
  return (
    <div className="no">
      <span className="dist">
        <Glyph kind={sight === "fresh" || kind === "danger" ? kind : "blind"} />
        <span className={stale} data-testid={`${of}-distance`}>
          {distanceBps === null ? words.never : format.distance(distanceBps)}
        </span>
      </span>
      <div className="label">
        {distanceBps === null
          ? words.toLiquidation
          : words.toLiquidationAt(
              <span className="nowrap" data-testid={`${of}-liquidation`}>
                {format.price(position.liquidation)}
              </span>,
            )}
      </div>
      <div className={stale}>
        <Amount sats={profit} isSigned />
      </div>
      <div className="label">{words.profit(format.moneySigned(profit, last))}</div>
    </div>
  );
};
