"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import type { AutomationHistoryView, SubjectView } from "#server/trpc/schemas/automation-history.ts";
import { useTRPC, useTRPCClient } from "#ui/api/trpc.ts";

/** What automations stand on, of one account. */
export type OnSubject = { readonly accountId: string; readonly subject: SubjectView };

const PAGE = 30;
const POLL_MS = 5_000;
const FIRST_PAGE: number | null = null;

/** What was done to the automations of a subject, page by page; read again every five seconds until older ones are loaded. */
export const useHistory = (on: OnSubject) => {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { ...on, limit: PAGE };
  return useInfiniteQuery({
    queryKey: trpc.automations.history.infiniteQueryKey(input),
    queryFn: ({ pageParam }) => client.automations.history.query({ ...input, cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: AutomationHistoryView) => page.nextCursor,
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
      client.invalidateQueries({ queryKey: trpc.alerts.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.entries.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.breaker.pathKey() }),
      client.invalidateQueries({ queryKey: trpc.guardPlan.pathKey() }),
    ]);
  };
};
