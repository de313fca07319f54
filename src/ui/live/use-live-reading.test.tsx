import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { LIVE_POLL_MS, TOLD_POLL_MS } from "./live-times.ts";
import { type LiveReading, useLiveReading } from "./use-live-reading.ts";

const live = vi.hoisted(() => ({ isLive: false }));
vi.mock("./live-provider.tsx", () => ({ useIsLive: () => live.isLive }));

const Page = ({
  toldMs,
  note,
}: {
  readonly toldMs: number | undefined;
  readonly note: (seen: LiveReading) => void;
}) => {
  note(useLiveReading(1_000, toldMs));
  return null;
};

const readingWhile = (isLive: boolean, toldMs?: number): LiveReading => {
  live.isLive = isLive;
  const seen: LiveReading[] = [];
  renderToStaticMarkup(<Page toldMs={toldMs} note={(reading) => void seen.push(reading)} />);
  const [reading] = seen;
  if (reading === undefined) throw new Error("The page was not drawn");
  return reading;
};

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
