"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ChannelsView } from "#server/trpc/schemas/notifications.ts";
import { useTRPC } from "#ui/api/trpc.ts";

const POLL_MS = 5_000;

/** Where this trader is reached; read again while the page is open, for a chat is bound elsewhere. */
export const useChannels = () => {
  const trpc = useTRPC();
  return useQuery(trpc.notifications.channels.queryOptions(undefined, { refetchInterval: POLL_MS }));
};

/** Puts in what a change answered, and reads the log anew. */
export const useChannelsChanged = () => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return {
    channelsChanged: (channels: ChannelsView): void => {
      queries.setQueryData(trpc.notifications.channels.queryKey(), channels);
    },
    channelsReread: () => queries.invalidateQueries({ queryKey: trpc.notifications.channels.queryKey() }),
    logChanged: () =>
      queries.invalidateQueries({ queryKey: trpc.notifications.deliveries.infiniteQueryKey() }),
  };
};
