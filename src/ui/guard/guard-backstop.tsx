import type { PositionView } from "#server/trpc/schemas/views.ts";
import { VanishLine } from "#ui/positions/vanish-line.tsx";

/** Whether the position keeps a backstop: unless its trader said no. */
export const isBackstopWanted = ({ exits }: Pick<PositionView, "exits">): boolean =>
  exits.every(({ rule }) => rule.kind !== "backstop" || rule.isWanted);

type Props = {
  readonly position: PositionView;
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
};

/** What stands at LN Markets whatever becomes of us, and the switch for it. */
export const GuardBackstop = ({ position, isWanted, onChange }: Props) => (
  <fieldset className="backstop" aria-label="Backstop">
    <label className="backstop-switch">
      <input
        type="checkbox"
        checked={isWanted}
        onChange={(event) => onChange(event.target.checked)}
        data-testid="guard-backstop"
      />
      Keep a stop at LN Markets just before liquidation, in case Axisor cannot act
    </label>
    <p className="hint">
      {isWanted
        ? "It follows liquidation as it moves. A stop of your own takes its place, and no top-up moves that one."
        : "Without it nothing but your own stop stands between this position and its liquidation while Axisor does not run."}
    </p>
    <VanishLine position={position} />
  </fieldset>
);
