import { focusManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rereadEvery } from "./reread-every.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  focusManager.setFocused(undefined);
  vi.useRealTimers();
});

const KEY = ["overview"];

/** A page that holds an overview into which a price is put every second for so many seconds; how often it was asked for. */
const asksWithin = async (seconds: number, start: (client: QueryClient) => () => void): Promise<number> => {
  const client = new QueryClient();
  const queryFn = vi.fn(async () => 0);
  const options = { queryKey: KEY, queryFn, refetchInterval: 15_000, staleTime: 15_000 };
  const leave = new QueryObserver(client, options).subscribe(() => undefined);
  const stop = start(client);
  for (let second = 1; second <= seconds; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    client.setQueryData(KEY, second);
  }
  stop();
  leave();
  client.clear();
  return queryFn.mock.calls.length;
};

it("asks every fifteen seconds though a price is told every second, which the query's own interval does not", async () => {
  focusManager.setFocused(true);
  expect(await asksWithin(60, () => () => undefined)).toBe(1);
  // At 15, 30, 45 and 60 seconds besides the first.
  expect(await asksWithin(60, (client) => rereadEvery(client, KEY, 15_000))).toBe(5);
});

it("asks for nothing while nobody looks", async () => {
  focusManager.setFocused(false);
  expect(await asksWithin(60, (client) => rereadEvery(client, KEY, 15_000))).toBeLessThanOrEqual(1);
});
