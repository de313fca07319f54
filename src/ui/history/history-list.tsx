import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { PagedList } from "#ui/paging/paged-list.tsx";
import { ChangeRow } from "./change-row.tsx";
import { HISTORY_WORDS } from "./history-words.ts";
import { SUBJECT_WORDS } from "./subject-words.ts";
import type { OnSubject, useHistory } from "./use-history.ts";

type Props = { readonly query: ReturnType<typeof useHistory>; readonly on: OnSubject };

/** What was done, by day, newest first, with every state such a list can be in. */
export const HistoryList = ({ query, on }: Props) => {
  const words = useWords(HISTORY_WORDS).changes;
  const subjects = useWords(SUBJECT_WORDS);
  const format = useFormat();
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <section className="chapter" aria-labelledby="changes-title">
      <h2 id="changes-title">{words.title}</h2>
      <PagedList
        query={query}
        words={words}
        isEmpty={changes.length === 0}
        empty={<p className="nothing dim">{subjects[on.subject.on].never}</p>}
        testId="history-older"
      >
        {byDay(format, changes).map(([day, ofDay]) => (
          <section key={day}>
            {ofDay.slice(0, 1).map(({ at }) => (
              <p key={at} className="day">
                {words.day(day, format.zone(at))}
              </p>
            ))}
            {ofDay.map((change) => (
              <ChangeRow key={change.id} change={change} on={on} />
            ))}
          </section>
        ))}
      </PagedList>
    </section>
  );
};
