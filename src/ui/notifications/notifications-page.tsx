"use client";

import Link from "next/link";
import { useState } from "react";
import { problemOf } from "#ui/api/problem-of.ts";
import { useTRPCClient } from "#ui/api/trpc.ts";
import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { FormError } from "#ui/kit/form-error.tsx";
import { useNow } from "#ui/kit/use-now.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { PagedList } from "#ui/paging/paged-list.tsx";
import { TopLine } from "#ui/shell/top-line.tsx";
import { NotificationRow } from "./notification-row.tsx";
import { NOTIFICATION_PAGE_WORDS } from "./notification-words.ts";
import { useNotifications, useNotificationsChanged } from "./use-notifications.ts";
import { useRecentNotifications } from "./use-recent-notifications.ts";

const MarkRead = ({ newestId }: { readonly newestId: string }) => {
  const words = useWords(NOTIFICATION_PAGE_WORDS);
  const client = useTRPCClient();
  const changed = useNotificationsChanged();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mark = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await client.notifications.markRead.mutate({ id: newestId });
      await changed();
    } catch (error) {
      setProblem(problemOf(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        isSmall
        busy={isBusy ? words.marking : null}
        onClick={() => void mark()}
        data-testid="notifications-read"
      >
        {words.markRead}
      </Button>
      {problem === null ? null : <FormError>{problem}</FormError>}
    </>
  );
};

/** How much is unread, and the way to have it read. */
const Unread = ({ newestId }: { readonly newestId: string | null }) => {
  const words = useWords(NOTIFICATION_PAGE_WORDS);
  const format = useFormat();
  const recent = useRecentNotifications();
  if (newestId === null || recent.data === undefined) return null;
  const { unread } = recent.data;
  return (
    <div className="acts unread-line">
      <span className="dim" data-testid="unread">
        {unread === 0 ? words.allRead : words.howMany(unread >= 100 ? "99+" : format.number(unread, 0))}
      </span>
      {unread === 0 ? null : <MarkRead newestId={newestId} />}
    </div>
  );
};

/** What a trader was told, newest first, and what waits for them to say that they saw it. */
export const NotificationsPage = () => {
  const words = useWords(NOTIFICATION_PAGE_WORDS);
  const format = useFormat();
  const now = useNow();
  const query = useNotifications();
  const told = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="wrap notifications">
      <TopLine />
      <div className="head">
        <div>
          <h1>{words.title}</h1>
          <p className="dim">{words.lead}</p>
        </div>
        <Link className="btn" href="/notifications/channels" data-testid="to-channels">
          {words.setUp}
        </Link>
      </div>
      <Unread newestId={told[0]?.id ?? null} />
      <PagedList
        query={query}
        words={words}
        isEmpty={told.length === 0}
        empty={
          <div className="nothing">
            <p>{words.none}</p>
            <p className="dim">{words.whatComes}</p>
          </div>
        }
        testId="notifications-older"
      >
        {byDay(format, told).map(([day, ofDay]) => (
          <section key={day}>
            <h2 className="day">{day}</h2>
            {ofDay.map((one) => (
              <NotificationRow key={one.id} told={one} now={now} />
            ))}
          </section>
        ))}
      </PagedList>
    </div>
  );
};
