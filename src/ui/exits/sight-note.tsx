import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { Sight } from "#ui/dashboard/sight.ts";
import { format } from "#ui/format/format.ts";
import { Note } from "#ui/kit/note.tsx";
import type { Reading } from "#ui/verdict/reading-age.ts";

type Props = {
  readonly sight: Sight;
  readonly account: Pick<AccountView, "blindSince" | "blindReason">;
  readonly readings: readonly Reading[];
};

/** How old the oldest of the readings is, in words; null when one was never taken. */
const oldestAge = (readings: readonly Reading[]): string | null => {
  const ages = readings.flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
  return ages.length < readings.length ? null : format.age(Math.max(0, ...ages));
};

/** What the figures of the page are worth while they are not fresh; nothing while they are. */
export const SightNote = ({ sight, account, readings }: Props) => {
  const isBlind = sight === "blind" || account.blindSince !== null;
  if (sight === "fresh" && !isBlind) return null;
  const age = oldestAge(readings);
  if (!isBlind) {
    return (
      <p className="dim" data-testid="exits-stale">
        {age === null ? "Not all of this has been read yet." : `Some of this is ${age} old.`} Prices and
        distances below may have moved since.
      </p>
    );
  }
  return (
    <Note glyph="blind" title="Axisor cannot see this position">
      <p>
        {account.blindReason ?? "What is shown here was read too long ago to be trusted."} Stops and take
        profits that stand at LN Markets work without Axisor. What is not placed yet waits until it can be
        read again; pausing works now.
      </p>
    </Note>
  );
};
