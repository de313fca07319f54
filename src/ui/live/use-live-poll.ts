"use client";

import { useIsLive } from "./live-provider.tsx";

/** What is told may have been missed, and what only the server can say of a guard follows from the price too. */
const LIVE_POLL_MS = 15_000;

/** How often a page reads what the stream tells of: seldom while it is told, every `aloneMs` where it is not. */
export const useLivePoll = (aloneMs: number): number => (useIsLive() ? LIVE_POLL_MS : aloneMs);
