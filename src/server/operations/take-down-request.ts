import { routeLabel } from "#domain/operations/route-label.ts";
import type { Meter } from "#ports/meter.ts";

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST"]);

/** By its hundreds; a caller who hung up was answered nothing. */
const classOf = (status: number | null): string =>
  status === null ? "none" : `${Math.trunc(status / 100)}xx`;

/** Counts a request by where it went and how it ended. What the caller wrote is never a label. */
export const takeDownRequest = (
  meter: Meter,
  { method, path }: { readonly method: string; readonly path: string },
  { status, ms }: { readonly status: number | null; readonly ms: number },
): void => {
  const route = routeLabel(path);
  meter.count("http_requests_total", {
    route,
    method: METHODS.has(method) ? method : "other",
    status: classOf(status),
  });
  // A stream is open as long as its reader looks: that is no time that anybody waited.
  if (route !== "/api/stream") meter.time("http_request_duration_seconds", ms / 1_000, { route });
};
