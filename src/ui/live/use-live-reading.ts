"use client";

import { useIsLive } from "./live-provider.tsx";
import { type LiveReading, liveReading } from "./live-reading.ts";
import { LIVE_POLL_MS } from "./live-times.ts";

/** How this page reads what the stream tells of, as long as it is told and where it is not: see `liveReading`. */
export const useLiveReading = (aloneMs: number, toldMs = LIVE_POLL_MS): LiveReading =>
  liveReading(useIsLive(), { aloneMs, toldMs });
