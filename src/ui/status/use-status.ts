"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#ui/api/trpc.ts";
import { useHydrated } from "#ui/kit/use-hydrated.ts";
import { useNow } from "#ui/kit/use-now.ts";
import { STATUS_STALE_MS } from "./judge-status.ts";

/** With the time a part may take to answer, what breaks is shown within fifteen seconds. */
const POLL_MS = 10_000;

/**
 * How every part is, asked anew every ten seconds while the page is seen. `now` is the server's clock carried on, so that ages go
 * on growing when answers stop.
 */
export const useStatus = () => {
  const trpc = useTRPC();
  const query = useQuery(trpc.status.now.queryOptions(undefined, { refetchInterval: POLL_MS }));
  const isHydrated = useHydrated();
  const clientNow = useNow();
  const view = query.data ?? null;
  const sinceAnswer = isHydrated ? Math.max(0, clientNow - query.dataUpdatedAt) : 0;
  return {
    view,
    /** How much older every age in `view` is by now. */
    sinceAnswer,
    now: view === null ? clientNow : Date.parse(view.at) + sinceAnswer,
    isStale: query.isError || sinceAnswer > STATUS_STALE_MS,
    error: query.error,
    isAsking: query.isFetching,
    ask: () => void query.refetch(),
  };
};
