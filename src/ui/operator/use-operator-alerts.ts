"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { OperatorAlertPage } from "#server/trpc/schemas/operating.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";

const PAGE = 30;
const POLL_MS = 5_000;
const FIRST_PAGE: string | null = null;

/** What stands with the first page, and what is over page by page; read again every five seconds until older ones are loaded. */
export const useOperatorAlerts = () => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.operator.alerts.infiniteQueryKey({ limit: PAGE }),
    queryFn: ({ pageParam }) => client.operator.alerts.query({ limit: PAGE, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: OperatorAlertPage) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

/** Reads them again, after one was changed here. */
export const useOperatorAlertsChanged = (): (() => Promise<void>) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ queryKey: trpc.operator.alerts.infiniteQueryKey() }),
    [queries, trpc],
  );
};
