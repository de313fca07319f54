import { readProblemOf } from "#ui/api/problem-of.ts";
import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { ChangeRow } from "./change-row.tsx";
import { SUBJECT_WORDS } from "./subject-words.ts";
import type { OnSubject, useHistory } from "./use-history.ts";

type Props = { readonly query: ReturnType<typeof useHistory>; readonly on: OnSubject };

/** What was done, by day, newest first, with every state such a list can be in. */
export const HistoryList = ({ query, on }: Props) => {
  const format = useFormat();
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <section className="chapter" aria-labelledby="changes-title">
      <h2 id="changes-title">What was changed</h2>
      {query.isError ? (
        <Note glyph="blind" title="The history could not be read">
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {query.isPending ? <p className="nothing dim">Reading what was changed.</p> : null}
      {query.isSuccess && changes.length === 0 ? (
        <p className="nothing dim">{SUBJECT_WORDS[on.subject.on].never}</p>
      ) : null}
      {byDay(format, changes).map(([day, ofDay]) => (
        <section key={day}>
          <p className="day">{day}, times in UTC</p>
          {ofDay.map((change) => (
            <ChangeRow key={change.id} change={change} on={on} />
          ))}
        </section>
      ))}
      {query.hasNextPage ? (
        <div className="older">
          <Button
            busy={query.isFetchingNextPage ? "Reading" : null}
            onClick={() => void query.fetchNextPage()}
            data-testid="history-older"
          >
            Older
          </Button>
        </div>
      ) : null}
    </section>
  );
};
