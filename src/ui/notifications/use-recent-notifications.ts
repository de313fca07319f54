"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "#ui/api/trpc.ts";
import { TOLD_POLL_MS } from "#ui/live/live-times.ts";
import { useLiveReading } from "#ui/live/use-live-reading.ts";

const POLL_MS = 2_000;

/** The newest of what was told, and how much of all is unread; one reading for the whole page. */
export const useRecentNotifications = () => {
  const trpc = useTRPC();
  const reading = useLiveReading(POLL_MS, TOLD_POLL_MS);
  return useQuery(trpc.notifications.recent.queryOptions(undefined, reading));
};
