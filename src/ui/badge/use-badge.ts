"use client";

import { useEffect } from "react";
import { useIsLeader } from "#ui/live/live-provider.tsx";
import type { Badge } from "./badge-of.ts";
import { showBadge } from "./show-badge.ts";

/** Keeps the badge of the app's icon: one tab of a browser sets it, so that a sleeping one does not bring back an old number. */
export const useBadge = (badge: Badge): void => {
  const isLeader = useIsLeader();
  useEffect(() => {
    if (isLeader) showBadge(navigator, badge);
  }, [isLeader, badge]);
};
