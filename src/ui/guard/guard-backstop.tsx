import type { PositionView } from "#server/trpc/schemas/views.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { VanishLine } from "#ui/positions/vanish-line.tsx";
import { GUARD_PAGE_WORDS } from "./guard-page-words.ts";

/** Whether the position keeps a backstop: unless its trader said no. */
export const isBackstopWanted = ({ exits }: Pick<PositionView, "exits">): boolean =>
  exits.every(({ rule }) => rule.kind !== "backstop" || rule.isWanted);

type Props = {
  readonly position: PositionView;
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
};

/** What stands at LN Markets whatever becomes of us, and the switch for it. */
export const GuardBackstop = ({ position, isWanted, onChange }: Props) => {
  const words = useWords(GUARD_PAGE_WORDS);
  return (
    <fieldset className="backstop" aria-label={words.backstop}>
      <label className="backstop-switch">
        <input
          type="checkbox"
          checked={isWanted}
          onChange={(event) => onChange(event.target.checked)}
          data-testid="guard-backstop"
        />
        {words.keepBackstop}
      </label>
      <p className="hint">{isWanted ? words.backstopFollows : words.noBackstop}</p>
      <VanishLine position={position} />
    </fieldset>
  );
};
