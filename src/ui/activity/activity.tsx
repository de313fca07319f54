"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import type { ReceiptView, TradeLogPage } from "#server/trpc/schemas/views.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { byDay } from "#ui/format/by-day.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { type ActivityFilter, FILTERS, outcomeOf } from "./activity-filter.ts";
import { ACTIVITY_WORDS } from "./activity-words.ts";
import { ReceiptDetail } from "./receipt-detail.tsx";
import { ReceiptRow } from "./receipt-row.tsx";
import { WhyNot } from "./why-not.tsx";

const PAGE = 30;
const POLL_MS = 2_000;
const FIRST_PAGE: string | null = null;

/** Receipts page by page; the first page is read again every two seconds until older ones are loaded. */
const useReceipts = (filter: ActivityFilter) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const outcome = outcomeOf(filter);
  return useInfiniteQuery({
    queryKey: trpc.tradeLog.list.infiniteQueryKey({ limit: PAGE, outcome }),
    queryFn: ({ pageParam }) => client.tradeLog.list.query({ limit: PAGE, outcome, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: TradeLogPage) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

/** The receipt a link asked for, when it is not among the ones listed. */
const useLinked = (id: string | null, listed: readonly ReceiptView[]): ReceiptView | null => {
  const trpc = useTRPC();
  const isMissing = id !== null && listed.every((receipt) => receipt.id !== id);
  const query = useQuery(trpc.tradeLog.get.queryOptions({ id: id ?? "" }, { enabled: isMissing }));
  return isMissing ? (query.data ?? null) : null;
};

const Filters = ({ filter }: { readonly filter: ActivityFilter }) => {
  const words = useWords(ACTIVITY_WORDS);
  return (
    <nav className="filters" aria-label={words.filter}>
      {FILTERS.map((key) => (
        <Link
          key={key}
          href={key === "all" ? "/activity" : `/activity?show=${key}`}
          aria-current={key === filter ? "page" : undefined}
        >
          {words.filters[key]}
        </Link>
      ))}
    </nav>
  );
};

const Nothing = ({
  filter,
  isLoading,
  problem,
}: {
  readonly filter: ActivityFilter;
  readonly isLoading: boolean;
  readonly problem: string | null;
}) => {
  const words = useWords(ACTIVITY_WORDS);
  if (problem !== null) {
    return (
      <Note glyph="blind" title={words.unread}>
        <p>{problem}</p>
      </Note>
    );
  }
  if (isLoading) return <p className="nothing dim">{words.reading}</p>;
  return (
    <div className="nothing">
      <p>{filter === "all" ? words.nothingYet : words.noneOfKind}</p>
      <p className="dim">{words.whatComes}</p>
    </div>
  );
};

/** What happened and why, newest first. */
export const Activity = ({
  filter,
  openId,
}: {
  readonly filter: ActivityFilter;
  readonly openId: string | null;
}) => {
  const words = useWords(ACTIVITY_WORDS);
  const query = useReceipts(filter);
  const [opened, setOpened] = useState<string | null>(openId);
  const format = useFormat();
  const listed = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const linked = useLinked(query.isSuccess ? opened : null, listed);
  const receipts = linked === null ? listed : [linked, ...listed];
  return (
    <div className="wrap">
      <TopLine />
      <div className="head">
        <h1>{words.title}</h1>
      </div>
      <Filters filter={filter} />
      <WhyNot onOpen={setOpened} />
      {receipts.length === 0 ? (
        <Nothing
          filter={filter}
          isLoading={query.isPending}
          problem={query.isError ? readProblemOf(query.error) : null}
        />
      ) : null}
      {byDay(format, receipts).map(([day, ofDay]) => (
        <section key={day}>
          <h2 className="day">{day}</h2>
          {ofDay.map((receipt) => (
            <ReceiptRow
              key={receipt.id}
              receipt={receipt}
              isOpen={receipt.id === opened}
              onToggle={() => setOpened((now) => (now === receipt.id ? null : receipt.id))}
            >
              <ReceiptDetail id={receipt.id} />
            </ReceiptRow>
          ))}
        </section>
      ))}
      {query.hasNextPage ? (
        <div className="older">
          <Button
            busy={query.isFetchingNextPage ? words.readingOlder : null}
            onClick={() => void query.fetchNextPage()}
            data-testid="activity-older"
          >
            {words.older}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
