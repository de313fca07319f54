import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followLive, type LiveParts } from "./follow-live.ts";
import type { LiveMessage } from "./live-message.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Source = {
  readonly listeners: Map<string, (event: MessageEvent<string>) => void>;
  readyState: number;
  isClosed: boolean;
};

/** One browser with its lock and its channel, and every stream that was opened in it. */
const browser = () => {
  const channels = new Set<{ onmessage: ((event: MessageEvent<LiveMessage>) => void) | null }>();
  const sources: Source[] = [];
  let held = Promise.resolve();
  const tab = () => {
    const heard: LiveMessage[] = [];
    let leads = false;
    const channel = {
      onmessage: null as ((event: MessageEvent<LiveMessage>) => void) | null,
      postMessage: (data: LiveMessage) => {
        for (const one of channels)
          if (one !== channel) one.onmessage?.({ data } as MessageEvent<LiveMessage>);
      },
      close: () => void channels.delete(channel),
    };
    channels.add(channel);
    const request: LiveParts["locks"]["request"] = (_, { signal }, work) => {
      const turn = held.then(() => (signal.aborted ? undefined : work()));
      held = turn;
      return turn;
    };
    const openSource = () => {
      const source: Source = { listeners: new Map(), readyState: 0, isClosed: false };
      sources.push(source);
      return {
        addEventListener: (name: string, listen: (event: MessageEvent<string>) => void) =>
          void source.listeners.set(name, listen),
        close: () => {
          source.isClosed = true;
        },
        get readyState() {
          return source.readyState;
        },
      };
    };
    const end = new AbortController();
    const parts: LiveParts = { locks: { request }, channel, openSource };
    const onLead = () => {
      leads = true;
    };
    followLive(parts, (message) => heard.push(message), end.signal, onLead);
    return { heard, leads: () => leads, kinds: () => heard.map(({ kind }) => kind), end: () => end.abort() };
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const say = (name: string, data?: unknown, source = sources.at(-1)) =>
    source?.listeners.get(name)?.({ data: JSON.stringify(data) } as MessageEvent<string>);
  return { tab, sources, settle, say };
};

describe("live updates of a browser", () => {
  it("come by one connection, however many tabs there are, and every tab hears each of them", async () => {
    const { tab, sources, settle, say } = browser();
    const [one, two] = [tab(), tab()];
    await settle();
    say("open");
    say("price", { network: "paper", last: 200_000 });
    say("changed");
    expect(sources).toHaveLength(1);
    expect(one.kinds()).toEqual(["up", "price", "changed"]);
    expect(two.kinds()).toEqual(["up", "price", "changed"]);
    const late = tab();
    expect(late.kinds()).toEqual(["up"]);
  });

  it("go on from the next tab in line when the one that listened is closed", async () => {
    const { tab, sources, settle, say } = browser();
    const [one, two] = [tab(), tab()];
    await settle();
    say("open");
    expect([one.leads(), two.leads()]).toEqual([true, false]);
    one.end();
    await settle();
    expect(two.leads()).toBe(true);
    expect(sources).toHaveLength(2);
    expect(sources[0]?.isClosed).toBe(true);
    say("open");
    say("changed");
    expect(two.kinds()).toEqual(["up", "down", "up", "changed"]);
  });

  it("are told as broken where a break is not mended within seconds, and not before", async () => {
    const { tab, settle, say } = browser();
    const one = tab();
    await settle();
    say("open");
    say("error");
    await vi.advanceTimersByTimeAsync(4_000);
    say("open");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(one.kinds()).toEqual(["up"]);
    say("error");
    // A browser tries again every two seconds, and each try that fails is another error.
    await vi.advanceTimersByTimeAsync(2_000);
    say("error");
    await vi.advanceTimersByTimeAsync(2_000);
    say("error");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(one.kinds()).toEqual(["up", "down"]);
    say("open");
    say("error");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(one.kinds()).toEqual(["up", "down", "up", "down"]);
  });

  it("are asked for again after a refusal, which a browser does not do by itself", async () => {
    const { tab, sources, settle, say } = browser();
    const one = tab();
    await settle();
    const [first] = sources;
    if (first !== undefined) first.readyState = 2;
    say("error");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(sources).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sources).toHaveLength(2);
    say("open");
    expect(one.kinds()).toEqual(["up"]);
  });

  it("end with the page, and a tab that stood in line opens nothing", async () => {
    const { tab, sources, settle } = browser();
    const [one, two] = [tab(), tab()];
    await settle();
    two.end();
    one.end();
    await settle();
    expect(sources.map(({ isClosed }) => isClosed)).toEqual([true]);
  });
});
