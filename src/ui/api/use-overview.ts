"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { useHydrated } from "#ui/kit/use-hydrated.ts";
import { useNow } from "#ui/kit/use-now.ts";
import { useLiveReading } from "#ui/live/use-live-reading.ts";
import { keepLastKnown } from "#ui/offline/last-known.ts";
import { useOpenedWith } from "./opened-with.tsx";
import { useTRPC } from "./trpc.ts";

/** Where nothing is told as it happens. */
const POLL_MS = 1_000;

/** Why what is shown is not as it is now: nobody answered, or Axisor did and its database did not. */
export type WhyNoOverview = "unreached" | "database-away";

const troubleOf = (overview: Overview | null, hasFailed: boolean): WhyNoOverview | null => {
  if (hasFailed) return "unreached";
  return overview === null || overview.lastKnownAt === null ? null : "database-away";
};

/**
 * The trader's accounts, prices and positions: come with the page, and then told as they change, or read every second where
 * they are not told, while the page is visible. `now` is the server's clock carried on, so that ages go on growing when
 * answers stop, and a wrong clock on this machine does not matter. A server that tells what was last known, because its
 * database does not answer, is one that cannot be reached.
 */
export const useOverview = () => {
  const trpc = useTRPC();
  const reading = useLiveReading(POLL_MS);
  const opened = useOpenedWith();
  const query = useQuery(
    trpc.overview.get.queryOptions(undefined, {
      ...reading,
      // What is last known is read again as soon as can be, whether changes are told or not.
      refetchInterval: ({ state }) =>
        (state.data?.lastKnownAt ?? null) === null ? reading.refetchInterval : POLL_MS,
      ...(opened === null ? {} : { initialData: opened.overview, initialDataUpdatedAt: opened.at }),
    }),
  );
  const isHydrated = useHydrated();
  const clientNow = useNow();
  const overview = query.data ?? null;
  const trouble = troubleOf(overview, query.isError);
  const isUnreachable = trouble !== null;
  useEffect(() => {
    if (overview !== null && !isUnreachable) keepLastKnown(overview, Date.now());
  }, [overview, isUnreachable]);
  const sinceAnswer = isHydrated ? Math.max(0, clientNow - query.dataUpdatedAt) : 0;
  return {
    overview,
    now: overview === null ? 0 : Date.parse(overview.now) + sinceAnswer,
    isUnreachable,
    trouble,
    error: query.error,
  };
};
