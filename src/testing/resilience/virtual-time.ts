type Sleeper = { readonly at: number; readonly wake: () => void };

/** Lets everything run that waits for nothing but other code. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Time that passes only while nobody has anything to do: hours of waiting take no time, and always the same way. */
export class VirtualTime {
  #now = 0;
  readonly #sleepers: Sleeper[] = [];

  readonly elapsed = (): number => this.#now;

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      const at = this.#now + ms;
      const place = this.#sleepers.findLastIndex((sleeper) => sleeper.at <= at) + 1;
      this.#sleepers.splice(place, 0, { at, wake });
    });

  /** Time passes until `work` is done. @throws Error when it waits for something that no time brings. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    for (await settle(); !isOver; await settle()) {
      const next = this.#sleepers.shift();
      if (next === undefined) throw new Error("Nobody sleeps, and the work is not done");
      this.#now = next.at;
      next.wake();
    }
    return work;
  }
}
