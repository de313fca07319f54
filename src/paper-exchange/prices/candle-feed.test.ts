import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCandleFeed } from "./candle-feed.ts";

const AT = Date.UTC(2026, 0, 5);
const MINUTE = 60_000;
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "feed-"));
  path = join(folder, "candles.csv");
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = (...minutes: number[]): void => {
  const rows = minutes.map((minute) => `${AT + minute * MINUTE},${100 + minute},200,50,${100 + minute},4`);
  writeFileSync(path, ["time_ms,open,high,low,close,volume_usd", ...rows].join("\n"));
};

async function play(
  from: number,
  count: number,
  options: Partial<Parameters<typeof openCandleFeed>[1]> = {},
) {
  const feed = await openCandleFeed(path, { startAt: null, beatMs: 15_000, stored: null, ...options });
  const seen: number[] = [];
  let now = from;
  for (let i = 0; i < count; i += 1) {
    const next = await feed.next(now);
    if (next === null) break;
    now = next.at;
    seen.push((now - AT) / MINUTE);
  }
  return { feed, seen };
}

describe("a recording as a feed", () => {
  it("plays four prices a minute and waits through a short gap with the last price", async () => {
    record(0, 2);
    const { seen } = await play(AT - 1, 9);
    expect(seen).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
  });

  it("leaps over a gap of more than ten minutes", async () => {
    record(0, 60);
    const { seen } = await play(AT - 1, 5);
    expect(seen).toEqual([0, 0.25, 0.5, 0.75, 60]);
  });

  it("skips what was played before a restart", async () => {
    record(0, 1, 2);
    const { seen } = await play(AT + MINUTE + 20_000, 2);
    expect(seen).toEqual([1.5, 1.75]);
  });

  it("moves to another time to the minute, and stays there after a restart", async () => {
    record(0, 1);
    const moved = await play(AT + 90 * MINUTE - 1, 2, { startAt: AT + 90 * MINUTE + 12_345 });
    expect(moved.seen).toEqual([90, 90.25]);
    const again = await play(AT + 90 * MINUTE - 1, 2, { startAt: AT, stored: moved.feed.state() });
    expect(again.seen).toEqual([90, 90.25]);
  });
});
