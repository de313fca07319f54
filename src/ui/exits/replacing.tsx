import type { ExitView } from "#server/trpc/schemas/exits.ts";
import type { PositionView } from "#server/trpc/schemas/views.ts";
import { format } from "#ui/format/format.ts";
import type { SentenceKind } from "./exit-draft.ts";
import { hasStop } from "./exit-standing.ts";
import { EXIT_NAMES } from "./exit-words.ts";

type Props = {
  readonly kind: SentenceKind;
  /** What is armed or paused in the slot. */
  readonly exit: ExitView | null;
  readonly position: PositionView;
  readonly last: number;
  /** The price the exit under edit waits for; null when it waits for none. */
  readonly from: number | null;
};

const where = ({ stopLoss }: PositionView): string =>
  stopLoss === null ? "" : ` at ${format.priceExact(stopLoss)}`;

/** A stop of ours that was set for something else goes while the one in its place still waits for its price. */
const leavesGap = ({ kind, position, last, from }: Props): boolean => {
  if (kind === "take-profit" || from === null || position.stopOwner !== "trader" || !hasStop(position))
    return false;
  return position.side === "long" ? last < from : last > from;
};

/** What arming does to what stands: a position has one stop, so each takes the place of another. */
export const Replacing = (props: Props) => {
  const { kind, exit, position, from } = props;
  const isOther = exit !== null && exit.rule.kind !== kind;
  const isByHand = kind !== "take-profit" && position.stopOwner === "hand";
  if (!isOther && !isByHand && !leavesGap(props)) return null;
  return (
    <div className="replacing">
      {isOther ? (
        <p className="dim" data-testid="replaces">
          A position has one stop. Armed, this one takes the place of the {EXIT_NAMES[exit.rule.kind]} that is{" "}
          {exit.state === "paused" ? "paused" : "armed"}.
        </p>
      ) : null}
      {leavesGap(props) && from !== null ? (
        <p className="dim">
          The stop{where(position)} is then taken away. Until the price is {format.priceExact(from)}, no stop
          of yours stands.
        </p>
      ) : null}
      {isByHand ? (
        <p className="dim">
          The stop{where(position)} was placed by hand at LN Markets. It is moved only towards the market:
          while it is the tighter one, it stays.
        </p>
      ) : null}
    </div>
  );
};
