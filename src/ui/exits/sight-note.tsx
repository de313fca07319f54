import type { AccountView } from "#server/trpc/schemas/views.ts";
import type { Sight } from "#ui/dashboard/sight.ts";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { Reading } from "#ui/verdict/reading-age.ts";
import { EXIT_PAGE_WORDS } from "./exit-page-words.ts";

type Props = {
  readonly sight: Sight;
  readonly account: Pick<AccountView, "blindSince" | "blindReason">;
  readonly readings: readonly Reading[];
};

/** How old the oldest of the readings is, in words; null when one was never taken. */
const oldestAge = (format: Format, readings: readonly Reading[]): string | null => {
  const ages = readings.flatMap(({ ageMs }) => (ageMs === null ? [] : [ageMs]));
  return ages.length < readings.length ? null : format.age(Math.max(0, ...ages));
};

/** What the figures of the page are worth while they are not fresh; nothing while they are. */
export const SightNote = ({ sight, account, readings }: Props) => {
  const words = useWords(EXIT_PAGE_WORDS);
  const format = useFormat();
  const isBlind = sight === "blind" || account.blindSince !== null;
  if (sight === "fresh" && !isBlind) return null;
  const age = oldestAge(format, readings);
  if (!isBlind) {
    return (
      <p className="dim" data-testid="exits-stale">
        {age === null ? words.notAllRead : words.someOld(age)}
      </p>
    );
  }
  return (
    <Note glyph="blind" title={words.cannotSee}>
      <p>
        {account.blindReason ?? words.readTooLongAgo} {words.whileBlind}
      </p>
    </Note>
  );
};
