"use client";

import { createContext, type ReactNode, use, useState } from "react";
import type { Overview } from "#server/trpc/schemas/views.ts";
import { useHydrated } from "#ui/kit/use-hydrated.ts";

/** An overview that came with the page, and when it came by this machine's clock, in epoch milliseconds. */
type Opened = { readonly overview: Overview; readonly at: number };

const OpenedContext = createContext<Opened | null>(null);

/** What the page was opened with; null where it was opened without. */
export const useOpenedWith = (): Opened | null => use(OpenedContext);

/** When the page began to arrive. */
const arrivedAt = (): number => {
  if (typeof window === "undefined") return Date.now();
  const [opening] = performance.getEntriesByType("navigation");
  const sinceAsked = opening instanceof PerformanceNavigationTiming ? opening.responseStart : 0;
  return performance.timeOrigin + sinceAsked;
};

/**
 * Gives the pages below the overview their document came with. Only as the document comes alive: what the router kept of a
 * page that was left is as old as that.
 */
export const OpenedWith = ({
  overview,
  children,
}: {
  readonly overview: Overview | null;
  readonly children: ReactNode;
}) => {
  const isOpening = !useHydrated();
  const [opened] = useState(() => (isOpening && overview !== null ? { overview, at: arrivedAt() } : null));
  return <OpenedContext value={opened}>{children}</OpenedContext>;
};
