"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { NotificationPage } from "#server/trpc/schemas/notifications.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";

const PAGE = 30;
const POLL_MS = 2_000;
const FIRST_PAGE: string | null = null;

/** What was told, page by page; the first page is read again every two seconds until older ones are loaded. */
export const useNotifications = () => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: trpc.notifications.list.infiniteQueryKey({ limit: PAGE }),
    queryFn: ({ pageParam }) => client.notifications.list.query({ limit: PAGE, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: NotificationPage) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

/** Reads both anew, after something of them was changed here. */
export const useNotificationsChanged = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async (): Promise<void> => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: trpc.notifications.list.infiniteQueryKey() }),
      queries.invalidateQueries({ queryKey: trpc.notifications.recent.queryKey() }),
    ]);
  };
};
