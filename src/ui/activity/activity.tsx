"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useCallback, useMemo, useState } from "react";
import type { ReceiptView, TradeLogPage } from "#server/trpc/schemas/views.ts";
import { withAccount } from "#ui/accounts/account-choice.ts";
import { useChosenAccount } from "#ui/accounts/use-chosen-account.ts";
import { readProblemOf } from "#ui/api/problem-of.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Button } from "#ui/kit/button.tsx";
import { LongList } from "#ui/kit/long-list/long-list.tsx";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { TopLine } from "#ui/shell/top-line.tsx";
import { type ActivityFilter, FILTERS } from "./activity-filter.ts";
import { ACTIVITY_WORDS } from "./activity-words.ts";
import { ExportButton } from "./export/export-button.tsx";
import { ReceiptDetail } from "./receipt-detail.tsx";
import { createReceiptLines, type ReceiptLine } from "./receipt-lines.ts";
import { ReceiptRow } from "./receipt-row.tsx";
import { useReceiptInAddress } from "./use-receipt-in-address.ts";
import { useReceipts } from "./use-receipts.ts";
import { WhyNot } from "./why-not.tsx";

/** About as high as a line of one sentence under its title. */
const ROW_PX = 70;
const NO_PAGES: readonly TradeLogPage[] = [];

/** The receipt a link asked for, when it is not among the ones listed. */
const useLinked = (id: string | null, pages: readonly TradeLogPage[]): ReceiptView | null => {
  const trpc = useTRPC();
  const isMissing = id !== null && pages.every(({ items }) => items.every((receipt) => receipt.id !== id));
  const query = useQuery(trpc.tradeLog.get.queryOptions({ id: id ?? "" }, { enabled: isMissing }));
  return isMissing ? (query.data ?? null) : null;
};

const Filters = ({
  filter,
  accountId,
}: {
  readonly filter: ActivityFilter;
  readonly accountId: string | null;
}) => {
  const words = useWords(ACTIVITY_WORDS);
  return (
    <nav className="filters" aria-label={words.filter}>
      {FILTERS.map((key) => (
        <Link
          key={key}
          href={withAccount("/activity", key === "all" ? "" : `show=${key}`, accountId)}
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
  const { overview } = useOverview();
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
      {overview?.accounts.length === 0 ? (
        <p>
          <Link href="/welcome">{words.firstSteps}</Link>
        </p>
      ) : null}
    </div>
  );
};

const Line = ({
  line: { receipt, day },
  ...open
}: {
  readonly line: ReceiptLine;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) => (
  <>
    {day === null ? null : <h2 className="day">{day}</h2>}
    <ReceiptRow receipt={receipt} {...open}>
      <ReceiptDetail id={receipt.id} />
    </ReceiptRow>
  </>
);

/** What happened and why, newest first. */
export const Activity = ({
  filter,
  openId,
}: {
  readonly filter: ActivityFilter;
  readonly openId: string | null;
}) => {
  const words = useWords(ACTIVITY_WORDS);
  const { overview, isUnreachable } = useOverview();
  const { accountId, isSettled } = useChosenAccount(overview);
  const query = useReceipts({ filter, accountId, isEnabled: isSettled || isUnreachable });
  const [opened, setOpened] = useState<string | null>(openId);
  useReceiptInAddress(opened);
  const format = useFormat();
  const pages = query.data?.pages ?? NO_PAGES;
  const linked = useLinked(query.isSuccess ? opened : null, pages);
  const linesOf = useMemo(() => createReceiptLines(format), [format]);
  const lines = useMemo(() => linesOf(pages, linked), [linesOf, pages, linked]);
  const keys = useMemo(() => lines.map(({ receipt }) => receipt.id), [lines]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const readOn = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return (
    <div className="wrap">
      <TopLine />
      <div className="head">
        <h1>{words.title}</h1>
        <ExportButton />
      </div>
      <Filters filter={filter} accountId={accountId} />
      <WhyNot onOpen={setOpened} />
      {lines.length === 0 ? (
        <Nothing
          filter={filter}
          isLoading={query.isPending}
          problem={query.isError ? readProblemOf(query.error) : null}
        />
      ) : null}
      {lines.length === 0 ? null : (
        <LongList
          label={words.title}
          keys={keys}
          rowPx={ROW_PX}
          address={withAccount("/activity", filter, accountId)}
          hasMore={hasNextPage}
          onNearEnd={readOn}
        >
          {(index) => {
            const line = lines[index];
            return line === undefined ? null : (
              <Line
                line={line}
                isOpen={line.receipt.id === opened}
                onToggle={() => setOpened((now) => (now === line.receipt.id ? null : line.receipt.id))}
              />
            );
          }}
        </LongList>
      )}
      {hasNextPage ? (
        <div className="older">
          <Button
            busy={isFetchingNextPage ? words.readingOlder : null}
            onClick={readOn}
            data-testid="activity-older"
          >
            {words.older}
          </Button>
        </div>
      ) : null}
    </div>
  );
};
