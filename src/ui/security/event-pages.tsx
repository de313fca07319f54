"use client";

import type { ReactNode } from "react";
import { useWords } from "#ui/kit/use-words.ts";
import { PagedList, type PagedQuery } from "#ui/paging/paged-list.tsx";
import { EventDays } from "./event-days.tsx";
import { EVENT_WORDS } from "./event-words.ts";

type Listed = { readonly seq: number; readonly at: string };

/** A query that reads page after page of them. */
type Pages<Event> = PagedQuery & {
  readonly data: { readonly pages: readonly { readonly items: readonly Event[] }[] } | undefined;
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
    <PagedList
      query={query}
      words={words}
      isEmpty={events.length === 0}
      empty={<p className="nothing dim">{empty}</p>}
      testId="events-older"
    >
      <EventDays events={events} heading={heading} row={row} />
    </PagedList>
  );
};
