import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it, vi } from "vitest";
import { type LiveReading, liveReading } from "./live-reading.ts";
import { LIVE_POLL_MS, TOLD_POLL_MS } from "./live-times.ts";

const readingWhile = (isLive: boolean, toldMs = LIVE_POLL_MS): LiveReading =>
  liveReading(isLive, { aloneMs: 1_000, toldMs });

/** How often it is asked when one part has read and another one comes right after. */
const asksOfTwoParts = async (reading: LiveReading): Promise<number> => {
  const client = new QueryClient();
  const queryFn = vi.fn(async () => "read");
  const options = { queryKey: ["overview"], queryFn, staleTime: reading.staleTime };
  await client.fetchQuery(options);
  const leave = new QueryObserver(client, options).subscribe(() => undefined);
  leave();
  client.clear();
  return queryFn.mock.calls.length;
};

it("serves every part of a page by one question while changes are told", async () => {
  expect(readingWhile(true)).toEqual({
    refetchInterval: LIVE_POLL_MS,
    staleTime: LIVE_POLL_MS,
    refetchOnWindowFocus: "always",
  });
  expect(readingWhile(true, TOLD_POLL_MS).refetchInterval).toBe(60_000);
  expect(await asksOfTwoParts(readingWhile(true))).toBe(1);
});

it("asks anew for every part while nothing is told, and as often as it did alone", async () => {
  expect(readingWhile(false, TOLD_POLL_MS)).toMatchObject({ refetchInterval: 1_000, staleTime: 0 });
  expect(await asksOfTwoParts(readingWhile(false))).toBe(2);
});
