import { setTimeout as sleep } from "node:timers/promises";
import type { OverviewMarks } from "#ports/overview-marks.ts";
import type { PriceView } from "../trpc/schemas/views.ts";
import { encodeEvent, GREETING, HEARTBEAT, heardUpTo, type LiveEvent } from "./live-event.ts";

export type LiveSource = {
  /** The last price of every market that was ever seen. */
  prices(): Promise<readonly PriceView[]>;
  readonly marks: OverviewMarks;
};

export type Listener = {
  readonly userId: string;
  /** What it listens by. */
  readonly sessionId: string;
  /** The id of the last event it heard, of whatever process; null where it heard none. */
  readonly lastEventId: string | null;
  readonly send: (bytes: Uint8Array) => void;
  /** It hears no more, and may come back. */
  readonly end: () => void;
};

export type LiveHub = {
  /** Tells a listener what it has not heard, and from then on whatever changes. Returns how it leaves. */
  join(listener: Listener): () => void;
  /** Looks once at prices, and tells all who listen which changed. */
  tellPrices(now: string): Promise<void>;
  /**
   * Looks at a part of the marks, so that so many turns look at all of them, and tells whose changed. Whoever listens by a
   * session that is no longer there hears that as the last.
   */
  tellMarks(turns: number): Promise<void>;
  beat(): Promise<void>;
  readonly size: () => number;
};

/** A look at the marks of more users than this would keep others from the database: then each waits longer for their turn. */
export const MARKS_A_TURN = 250;

/** After so many are told, the others wait: whoever asks this process for something, or shares its processor, goes first. */
export const TOLD_AT_ONCE = 200;
const BREATH_MS = 1;

type Told = { readonly key: string; readonly event: LiveEvent };

/** Whether what is known of a market is the same, whenever it was read. */
const keyOf = (price: PriceView): string => JSON.stringify(price);

/**
 * Tells every browser of this process what changes, each thing encoded once: prices to all of them, and to each user that
 * their overview is another one now, which they then read. It keeps no queue: whoever was away is told how things stand.
 * `boot` names this process, so that ids of another one mean nothing here.
 */
export const createLiveHub = (source: LiveSource, boot: string): LiveHub => {
  const listeners = new Set<Listener>();
  const prices = new Map<string, Told>();
  const marks = new Map<string, Told>();
  let seq = 0;
  /** Of the users whose mark is known, in the order they came: whose turn it is. */
  let turn = 0;
  /** Who came while more were asked for than one look takes: what changed before their first mark, nobody saw. */
  const unseen = new Set<string>();
  const next = (name: string, data: unknown): LiveEvent => {
    seq += 1;
    return encodeEvent(boot, seq, name, data);
  };
  /** Whoever comes meanwhile is told as they come, so only those that are here are. */
  const tellAll = async (bytes: Uint8Array): Promise<void> => {
    const here = [...listeners];
    for (const [at, listener] of here.entries()) {
      if (at > 0 && at % TOLD_AT_ONCE === 0) await sleep(BREATH_MS);
      if (listeners.has(listener)) listener.send(bytes);
    }
  };
  const tellPrices = async (now: string): Promise<void> => {
    for (const price of await source.prices()) {
      const key = keyOf(price);
      if (prices.get(price.network)?.key === key) continue;
      const event = next("price", { ...price, now });
      prices.set(price.network, { key, event });
      await tellAll(event.bytes);
    }
  };
  /** Whoever just came first, and then as many of the others as it is the turn of. */
  const nextOf = (users: readonly string[], turns: number): readonly string[] => {
    const [known, came] = [users.filter((id) => marks.has(id)), users.filter((id) => !marks.has(id))];
    const first = came.slice(0, MARKS_A_TURN);
    for (const id of came.slice(MARKS_A_TURN)) unseen.add(id);
    if (turn >= known.length) turn = 0;
    const part = Math.min(Math.ceil(known.length / turns), MARKS_A_TURN - first.length);
    const next = known.slice(turn, turn + part);
    turn += next.length;
    return [...first, ...next];
  };
  const tellMark = (userId: string, key: string, heardBy: readonly Listener[]): void => {
    const known = marks.get(userId);
    if (known?.key === key) return;
    const event = next("changed", null);
    marks.set(userId, { key, event });
    // The first mark of a user tells nothing where it is of the first look: what they read as they came is as new.
    if (known === undefined && !unseen.delete(userId)) return;
    for (const listener of heardBy) listener.send(event.bytes);
  };
  const tellMarks = async (turns: number): Promise<void> => {
    const here = Map.groupBy(listeners, ({ userId }) => userId);
    for (const known of marks.keys()) if (!here.has(known)) marks.delete(known);
    for (const id of unseen) if (!here.has(id)) unseen.delete(id);
    for (const [userId, { mark, sessions }] of await source.marks.of(nextOf([...here.keys()], turns))) {
      tellMark(userId, mark, here.get(userId) ?? []);
      for (const listener of here.get(userId) ?? [])
        if (!sessions.includes(listener.sessionId)) listener.end();
    }
  };
  return {
    join: (listener) => {
      const heard = heardUpTo(listener.lastEventId, boot);
      listener.send(GREETING);
      for (const { event } of prices.values()) if (event.seq > heard) listener.send(event.bytes);
      const mark = marks.get(listener.userId);
      // Whoever comes back may have missed something unless this process knows better.
      if (listener.lastEventId !== null && (heard === 0 || mark === undefined || mark.event.seq > heard))
        listener.send((mark?.event ?? next("changed", null)).bytes);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tellPrices,
    tellMarks,
    beat: () => tellAll(HEARTBEAT),
    size: () => listeners.size,
  };
};
