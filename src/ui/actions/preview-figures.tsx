import { format } from "#ui/format/format.ts";
import { Arrow } from "#ui/kit/arrow.tsx";
import { fillsAtMarket, type Previewing, previewRows } from "./preview-rows.ts";

type Props = Previewing & {
  readonly ageMs: number;
  readonly isFresh: boolean;
};

/** What an action would do, at the price and the moment it was worked out for. */
export const PreviewFigures = ({ ageMs, isFresh, ...previewing }: Props) => (
  <div className="preview" data-testid="action-preview">
    <dl className="kv">
      {previewRows(previewing).map(({ label, from, figure, usd }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={isFresh ? undefined : "stale-num"}>
            {from === null ? null : (
              <>
                <span className="dim">{from}</span>
                <Arrow />
              </>
            )}
            {figure}
            {usd === null ? null : <span className="unit"> {usd}</span>}
          </dd>
        </div>
      ))}
    </dl>
    <p className="hint">
      By LN Markets&apos; figures of {format.age(ageMs)} ago, at a last price of{" "}
      {format.priceExact(previewing.last)}
      {fillsAtMarket(previewing.action) ? "; what the spread takes comes on top" : ""}.
    </p>
  </div>
);
