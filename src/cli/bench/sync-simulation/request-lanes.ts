/** How many requests came through, in whole milliseconds of time. */
export type Sent = {
  readonly count: number;
  /** The most of any one second: in all, and of one key. */
  readonly mostGlobally: number;
  readonly mostPerKey: number;
  /** The most of any one minute by the clock. */
  readonly mostInAMinute: number;
};

/** Places for requests, no two closer than the two rates allow. */
export type RequestLanes = {
  /** Takes places for `count` requests of one key, none before `at`; answers when the last of them leaves. */
  send(key: number, at: number, count: number): number;
  /** The first place of all that is free and not before `at`. */
  freeAt(at: number): number;
  sent(): Sent;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The most times that lie within any one second; `times` in ascending order. */
const mostInASecond = (times: readonly number[]): number => {
  let from = 0;
  return times.reduce((most, time, i) => {
    while ((times[from] ?? time) <= time - SECOND) from += 1;
    return Math.max(most, i - from + 1);
  }, 0);
};

const mostInAMinute = (times: readonly number[]): number => {
  const minutes = Map.groupBy(times, (time) => Math.floor(time / MINUTE));
  return Math.max(0, ...[...minutes.values()].map((within) => within.length));
};

/** Time is cut into places as far apart as the global rate wants them; a key skips places until its own rate is kept. */
export const requestLanes = (rates: {
  readonly perKeyPerSecond: number;
  readonly globalPerSecond: number;
}): RequestLanes => {
  const keyGap = Math.ceil(SECOND / rates.perKeyPerSecond);
  const gap = Math.ceil(SECOND / rates.globalPerSecond);
  const timesOfKey = new Map<number, number[]>();
  const taken = new Set<number>();
  /** Before this place none is wanted any more. */
  let first = 0;
  const placeFrom = (at: number): number => {
    let place = Math.max(first, Math.ceil(at / gap));
    while (taken.has(place)) place += 1;
    return place;
  };
  const sendOne = (key: number, at: number): number => {
    const own = timesOfKey.get(key) ?? [];
    const place = placeFrom(Math.max(at, (own.at(-1) ?? Number.NEGATIVE_INFINITY) + keyGap));
    taken.add(place);
    own.push(place * gap);
    timesOfKey.set(key, own);
    return place * gap;
  };
  return {
    send: (key, at, count) => {
      let time = at;
      for (let i = 0; i < count; i += 1) time = sendOne(key, time);
      return time;
    },
    freeAt: (at) => {
      first = placeFrom(at);
      return first * gap;
    },
    sent: () => {
      const times = [...taken].toSorted((a, b) => a - b).map((place) => place * gap);
      const mostPerKey = Math.max(0, ...[...timesOfKey.values()].map(mostInASecond));
      return {
        count: times.length,
        mostGlobally: mostInASecond(times),
        mostPerKey,
        mostInAMinute: mostInAMinute(times),
      };
    },
  };
};
