import type { ChangeView } from "#server/trpc/schemas/automation-history.ts";
import { Arrow } from "#ui/kit/arrow.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { HISTORY_WORDS } from "./history-words.ts";

type Props = { readonly lines: ChangeView["lines"]; readonly "data-testid"?: string };

/** Settings with what they were and what they became; one that came or went stands alone. */
export const SettingDiff = ({ lines, ...rest }: Props) => {
  const { takenAway } = useWords(HISTORY_WORDS).changes;
  return (
    <dl className="diff" {...rest}>
      {lines.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            {before === null ? null : <span className="was">{before}</span>}
            {before === null || after === null ? null : <Arrow />}
            {after === null ? <span className="was"> {takenAway}</span> : <b>{after}</b>}
          </dd>
        </div>
      ))}
    </dl>
  );
};
