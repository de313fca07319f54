"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { SecurityEventPage } from "#server/trpc/schemas/sign-in.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { EventPages } from "./event-pages.tsx";
import { EventRow } from "./event-row.tsx";
import { EVENT_WORDS } from "./event-words.ts";

const PAGE = 20;
const POLL_MS = 10_000;
const FIRST_PAGE: string | null = null;

/** Events page by page; the first page is read again every ten seconds until older ones are loaded. */
const useEvents = () => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.security.events.infiniteQueryKey({ limit: PAGE }),
    queryFn: ({ pageParam }) => client.security.events.query({ limit: PAGE, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: SecurityEventPage) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

/** What happened to this account, newest first. */
export const EventList = () => {
  const words = useWords(EVENT_WORDS);
  return (
    <section className="events" aria-labelledby="events-title">
      <h2 id="events-title">{words.title}</h2>
      <EventPages
        query={useEvents()}
        heading="h3"
        empty={words.empty}
        row={(event) => <EventRow event={event} />}
      />
    </section>
  );
};
