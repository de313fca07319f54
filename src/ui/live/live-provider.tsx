"use client";

import { notifyManager, type Query, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { RECENT } from "#ui/activity/recent.ts";
import { useTRPC } from "#ui/api/trpc.ts";
import { tellClock } from "#ui/kit/clock.ts";
import { browserParts, followLive } from "./follow-live.ts";
import type { LiveMessage } from "./live-message.ts";
import { LIVE_POLL_MS } from "./live-times.ts";
import { rereadEvery } from "./reread-every.ts";
import { withPrice } from "./with-price.ts";

type Paged = { readonly pages: readonly unknown[] };

/** Nothing was heard for so long: the tab that listens for the others may be asleep. */
const SILENT_AFTER_MS = 40_000;

const Live = createContext(false);
const Leader = createContext(false);

/** Whether changes are told as they happen, so that nobody needs to ask for them every second. */
export const useIsLive = (): boolean => use(Live);

/** Whether this tab acts for the whole browser; where tabs do not know of each other each does. */
export const useIsLeader = (): boolean => use(Leader);

/** Puts what the server tells into what the pages show, while any page behind the login is open. */
export const LiveProvider = ({ children }: { readonly children: ReactNode }) => {
  const [isLive, setLive] = useState(false);
  const [isLeader, setLeader] = useState(false);
  const client = useQueryClient();
  const trpc = useTRPC();
  useEffect(() => {
    const parts = browserParts();
    if (parts === null) return setLeader(true);
    const key = trpc.overview.get.queryKey();
    const told = [
      key,
      trpc.notifications.recent.queryKey(),
      trpc.panic.standing.queryKey(),
      trpc.tradeLog.list.queryKey(RECENT),
    ];
    const paged = trpc.tradeLog.list.infiniteQueryKey();
    let silent: ReturnType<typeof setTimeout> | undefined;
    const note = (isHeard: boolean) => {
      clearTimeout(silent);
      if (isHeard) silent = setTimeout(() => setLive(false), SILENT_AFTER_MS);
      setLive(isHeard);
    };
    const hear = (message: LiveMessage) => {
      note(message.kind !== "down");
      // One change is one question of the server: what is on the page of these travels together.
      if (message.kind === "changed") {
        for (const queryKey of told) void client.invalidateQueries({ queryKey });
        // Many pages would be read one after another.
        const isFirst = ({ state }: Query) => ((state.data as Paged | undefined)?.pages.length ?? 0) <= 1;
        void client.invalidateQueries({ queryKey: paged, predicate: isFirst });
      }
      // What could not be read stays told as that: a price is no answer to it.
      if (message.kind !== "price" || client.getQueryState(key)?.status !== "success") return;
      // Told together, so that a page is drawn once for a price and the time.
      notifyManager.batch(() => {
        client.setQueryData(key, (known: Overview | undefined) =>
          known === undefined ? known : withPrice(known, message.price),
        );
        notifyManager.schedule(tellClock);
      });
    };
    const end = new AbortController();
    followLive(parts, hear, end.signal, () => setLeader(true));
    return () => {
      clearTimeout(silent);
      end.abort();
      setLeader(false);
    };
  }, [client, trpc]);
  useEffect(
    () => (isLive ? rereadEvery(client, trpc.overview.get.queryKey(), LIVE_POLL_MS) : undefined),
    [isLive, client, trpc],
  );
  return (
    <Live value={isLive}>
      <Leader value={isLeader}>{children}</Leader>
    </Live>
  );
};
