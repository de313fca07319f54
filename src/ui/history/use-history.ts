"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { PositionHistoryView } from "#server/trpc/schemas/automation-history.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";

/** A position, or with null for its id the cross position of the account. */
export type OnSubject = { readonly accountId: string; readonly positionId: string | null };

const PAGE = 30;
const POLL_MS = 5_000;
const FIRST_PAGE: number | null = null;

/** What was done to the automations of a position, or of the cross one, page by page; read again every five seconds until older ones are loaded. */
export const useHistory = (on: OnSubject) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { ...on, limit: PAGE };
  return useInfiniteQuery({
    queryKey: trpc.automations.history.infiniteQueryKey(input),
    queryFn: ({ pageParam }) => client.automations.history.query({ ...input, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: PositionHistoryView) => page.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages.length ?? 0) > 1 ? false : POLL_MS),
  });
};

/** Reads again whatever shows automations, after something was done to them. */
export const useReread = (): (() => Promise<void>) => {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: trpc.automations.history.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.overview.get.queryKey() }),
    ]);
  };
};
