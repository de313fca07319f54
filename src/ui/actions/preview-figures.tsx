import { useFormat } from "#ui/format/use-format.ts";
import { Arrow } from "#ui/kit/arrow.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { fillsAtMarket, type Previewing, previewRows } from "./preview-rows.ts";
import { PREVIEW_WORDS } from "./preview-words.ts";

type Props = Previewing & {
  readonly ageMs: number;
  readonly isFresh: boolean;
};

/** What an action would do, at the price and the moment it was worked out for. */
export const PreviewFigures = ({ ageMs, isFresh, ...previewing }: Props) => {
  const words = useWords(PREVIEW_WORDS);
  const format = useFormat();
  const workedOut = fillsAtMarket(previewing.action) ? words.workedOutBeforeSpread : words.workedOutBy;
  return (
    <div className="preview" data-testid="action-preview">
      <dl className="kv">
        {previewRows(format, previewing).map(({ label, from, figure, usd }) => (
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
      <p className="hint">{workedOut(format.age(ageMs), format.priceExact(previewing.last))}</p>
    </div>
  );
};
