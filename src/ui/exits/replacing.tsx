import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import type { SentenceKind } from "./exit-draft.ts";
import { EXIT_PAGE_WORDS } from "./exit-page-words.ts";
import { hasStop } from "./exit-standing.ts";
import { EXIT_WORDS } from "./exit-table.ts";

type Props = {
  readonly kind: SentenceKind;
  /** What is armed or paused in the slot. */
  readonly exit: ExitView | null;
  readonly position: PositionView;
  readonly last: number;
  /** The price the exit under edit waits for; null when it waits for none. */
  readonly from: number | null;
};

const where = (format: Format, { stopLoss }: PositionView): string | null =>
  stopLoss === null ? null : format.priceExact(stopLoss);

/** A stop of ours that was set for something else goes while the one in its place still waits for its price. */
const leavesGap = ({ kind, position, last, from }: Props): boolean => {
  if (kind === "take-profit" || from === null || position.stopOwner !== "trader" || !hasStop(position))
    return false;
  return position.side === "long" ? last < from : last > from;
};

/** What arming does to what stands: a position has one stop, so each takes the place of another. */
export const Replacing = (props: Props) => {
  const { kind, exit, position, from } = props;
  const words = useWords(EXIT_PAGE_WORDS);
  const { names } = useWords(EXIT_WORDS);
  const format = useFormat();
  const isOther = exit !== null && exit.rule.kind !== kind;
  const isByHand = kind !== "take-profit" && position.stopOwner === "hand";
  if (!isOther && !isByHand && !leavesGap(props)) return null;
  return (
    <div className="replacing">
      {isOther ? (
        <p className="dim" data-testid="replaces">
          {exit.state === "paused"
            ? words.replacesPaused(names[exit.rule.kind])
            : words.replacesArmed(names[exit.rule.kind])}
        </p>
      ) : null}
      {leavesGap(props) && from !== null ? (
        <p className="dim">{words.gapUntil(format.priceExact(from), where(format, position))}</p>
      ) : null}
      {isByHand ? <p className="dim">{words.byHand(where(format, position))}</p> : null}
    </div>
  );
};
