/** How a page reads what the stream tells of. */
export type LiveReading = {
  readonly refetchInterval: number;
  readonly staleTime: number;
  readonly refetchOnWindowFocus: "always";
};

/**
 * While it is told, what one part of a page has read serves every other part that comes: a change would have been told, and
 * the next question comes after `toldMs` at the latest. Where it is not told, each part asks as it comes, and every `aloneMs`.
 * Whoever comes back to the page asks in any case: a browser that slept heard nothing.
 */
export const liveReading = (
  isLive: boolean,
  { aloneMs, toldMs }: { readonly aloneMs: number; readonly toldMs: number },
): LiveReading => ({
  refetchInterval: isLive ? toldMs : aloneMs,
  staleTime: isLive ? toldMs : 0,
  refetchOnWindowFocus: "always",
});
