"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { DeliveryPage } from "#server/trpc/schemas/notifications.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PagedList } from "#ui/paging/paged-list.tsx";
import { CHANNEL_WORDS } from "./channel-words.ts";
import { LOG_WORDS } from "./log-words.ts";

const PAGE = 20;
const POLL_MS = 3_000;
const FIRST_PAGE: string | null = null;

type Delivery = DeliveryPage["items"][number];

const GLYPHS: Readonly<Record<Delivery["state"], GlyphKind>> = {
  waiting: "event",
  sent: "acted",
  failed: "danger",
  spared: "held",
  unsent: "blind",
};

/** Read again every three seconds until older ones are loaded: what was just tested shows what became of it. */
const useDeliveries = () => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.notifications.deliveries.infiniteQueryKey({ limit: PAGE }),
    queryFn: ({ pageParam }) => client.notifications.deliveries.query({ limit: PAGE, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: DeliveryPage) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

const DeliveryRow = ({ delivery, now }: { readonly delivery: Delivery; readonly now: number }) => {
  const words = useWords(LOG_WORDS);
  const { names } = useWords(CHANNEL_WORDS);
  const format = useFormat();
  const facts = [
    names[delivery.channel],
    words.states[delivery.state],
    ...(delivery.state === "waiting" ? [words.due(format.when(delivery.dueAt, now))] : []),
    ...(delivery.attempts > 1 ? [words.attempts(delivery.attempts)] : []),
  ];
  return (
    <article className="ev" data-testid="delivery-row">
      <time dateTime={delivery.createdAt}>{format.clockSeconds(delivery.createdAt)}</time>
      <Glyph kind={GLYPHS[delivery.state]} />
      <div>
        <b>{delivery.title}</b>
        <div className="sub">{facts.join(" · ")}</div>
        {delivery.lastWords === null ? null : (
          <div className="sub" lang="en">
            {delivery.lastWords}
          </div>
        )}
      </div>
    </article>
  );
};

/** What was sent to the trader, newest first, and what became of it. */
export const DeliveryLog = ({ now }: { readonly now: number }) => {
  const words = useWords(LOG_WORDS);
  const format = useFormat();
  const query = useDeliveries();
  const lines = (query.data?.pages ?? []).flatMap(({ items }) =>
    items.map((delivery) => ({ ...delivery, at: delivery.createdAt })),
  );
  return (
    <section className="delivery-log" aria-labelledby="delivery-log">
      <h2 id="delivery-log">{words.title}</h2>
      <p className="dim">{words.lead}</p>
      <PagedList
        query={query}
        words={words}
        isEmpty={lines.length === 0}
        empty={<p className="nothing dim">{words.none}</p>}
        testId="deliveries-older"
      >
        {byDay(format, lines).map(([day, ofDay]) => (
          <section key={day}>
            <h3 className="day">{day}</h3>
            {ofDay.map((delivery) => (
              <DeliveryRow key={delivery.id} delivery={delivery} now={now} />
            ))}
          </section>
        ))}
      </PagedList>
    </section>
  );
};
