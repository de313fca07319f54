"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { TradeLogPage } from "#server/trpc/schemas/views.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";
import { WHOLLY_TOLD_POLL_MS } from "#ui/live/live-times.ts";
import { useLiveReading } from "#ui/live/use-live-reading.ts";
import { type ActivityFilter, outcomeOf } from "./activity-filter.ts";

const PAGE = 50;
const POLL_MS = 2_000;
const FIRST_PAGE: string | null = null;

type Asked = {
  readonly filter: ActivityFilter;
  /** Null for the receipts of all accounts. */
  readonly accountId: string | null;
  /** False while it is not known yet whose receipts are wanted. */
  readonly isEnabled: boolean;
};

/** Receipts page by page; until older ones are loaded the first is told anew as it changes, or read every two seconds. */
export const useReceipts = ({ filter, accountId, isEnabled }: Asked) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { refetchInterval } = useLiveReading(POLL_MS, WHOLLY_TOLD_POLL_MS);
  const asked = { limit: PAGE, outcome: outcomeOf(filter), accountId };
  return useInfiniteQuery({
    queryKey: trpc.tradeLog.list.infiniteQueryKey(asked),
    queryFn: ({ pageParam }) => client.tradeLog.list.query({ ...asked, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: TradeLogPage) => page.nextCursor,
    enabled: isEnabled,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : refetchInterval),
    // Many pages would be read one after another, only because somebody came back to them.
    refetchOnMount: (query) => (query.state.data?.pages.length ?? 0) <= 1,
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 1,
  });
};
