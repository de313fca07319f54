"use client";

import type { ReactNode } from "react";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { EventDays } from "./event-days.tsx";
import { EVENT_WORDS } from "./event-words.ts";

type Listed = { readonly seq: number; readonly at: string };

/** What is asked of a query that reads page after page. */
type Pages<Event> = {
  readonly data: { readonly pages: readonly { readonly items: readonly Event[] }[] } | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

type Props<Event extends Listed> = {
  readonly query: Pages<Event>;
  readonly heading: "h2" | "h3";
  /** What to say where nothing has happened. */
  readonly empty: string;
  readonly row: (event: Event) => ReactNode;
};

/** Events as far as they were loaded, with every state such a list can be in. */
export const EventPages = <Event extends Listed>({ query, heading, empty, row }: Props<Event>) => {
  const words = useWords(EVENT_WORDS);
  const events = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {query.isError ? (
        <Note glyph="blind" title={words.unread}>
          <p>{readProblemOf(query.error)}</p>
        </Note>
      ) : null}
      {query.isPending ? <p className="nothing dim">{words.reading}</p> : null}
      {query.isSuccess && events.length === 0 ? <p className="nothing dim">{empty}</p> : null}
      <EventDays events={events} heading={heading} row={row} />
      {query.hasNextPage ? (
        <div className="older">
          <Button
            busy={query.isFetchingNextPage ? words.readingOlder : null}
            onClick={() => void query.fetchNextPage()}
            data-testid="events-older"
          >
            {words.older}
          </Button>
        </div>
      ) : null}
    </>
  );
};
