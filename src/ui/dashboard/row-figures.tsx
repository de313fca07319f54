import { format } from "#ui/format/format.ts";
import { satsToUsd } from "#ui/format/sats-to-usd.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Glyph } from "#ui/kit/glyph.tsx";
import type { Judged } from "#ui/verdict/verdict.ts";
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
  const { position, distanceBps, kind } = judged;
  const stale = sight === "fresh" ? undefined : "stale-num";
  return (
    <div className="no">
      <span className="dist">
        <Glyph kind={sight === "fresh" || kind === "danger" ? kind : "blind"} />
        <span className={stale} data-testid={`${of}-distance`}>
          {distanceBps === null ? "Never" : format.distance(distanceBps)}
        </span>
      </span>
      <div className="label">
        to liquidation
        {distanceBps === null ? null : (
          <>
            {" at "}
            <span className="nowrap" data-testid={`${of}-liquidation`}>
              {format.price(position.liquidation)}
            </span>
          </>
        )}
      </div>
      <div className={stale}>
        <Amount value={format.signed(profit)} unit="sats" />
      </div>
      <div className="label">{format.usdSigned(satsToUsd(profit, last))} P&amp;L</div>
    </div>
  );
};
