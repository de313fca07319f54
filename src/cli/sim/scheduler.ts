/** Virtual time: everything that waits in a simulation waits here, and happens in one order. */
export type Scheduler = {
  /** Milliseconds since the simulation's epoch. */
  now(): number;
  /** Calls `happen` at a time that is not before now; of one time, in the order they were asked for. */
  at(time: number, happen: () => void): void;
  after(ms: number, happen: () => void): void;
  sleep(ms: number): Promise<void>;
  /** Lets everything happen up to a time, each event with all that follows from it before the next. */
  runUntil(time: number): Promise<void>;
};

type Event = { readonly time: number; readonly order: number; readonly happen: () => void };

const isBefore = (one: Event, other: Event): boolean =>
  one.time < other.time || (one.time === other.time && one.order < other.order);

/** A binary heap of events, the earliest on top. */
const createQueue = () => {
  const heap: Event[] = [];
  const swap = (one: number, other: number): void => {
    const [left, right] = [heap[one], heap[other]];
    if (left === undefined || right === undefined) return;
    heap[one] = right;
    heap[other] = left;
  };
  const comesFirst = (one: number, other: number): boolean => {
    const [left, right] = [heap[one], heap[other]];
    return left !== undefined && right !== undefined && isBefore(left, right);
  };
  const sink = (): void => {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (comesFirst(left, first)) first = left;
      if (comesFirst(right, first)) first = right;
      if (first === at) return;
      swap(at, first);
      at = first;
    }
  };
  return {
    top: (): Event | undefined => heap[0],
    push: (event: Event): void => {
      heap.push(event);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!comesFirst(at, parent)) return;
        swap(at, parent);
        at = parent;
      }
    },
    pop: (): void => {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      sink();
    },
  };
};

/** Resolves once every promise that can move has moved. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock and queue of their own for one simulation. */
export const createScheduler = (start: number): Scheduler => {
  const queue = createQueue();
  let now = start;
  let order = 0;
  const at = (time: number, happen: () => void): void => {
    order += 1;
    queue.push({ time: Math.max(now, time), order, happen });
  };
  const after = (ms: number, happen: () => void): void => at(now + ms, happen);
  return {
    now: () => now,
    at,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    runUntil: async (time) => {
      await settled();
      for (let event = queue.top(); event !== undefined && event.time <= time; event = queue.top()) {
        queue.pop();
        now = event.time;
        event.happen();
        await settled();
      }
      now = Math.max(now, time);
    },
  };
};
