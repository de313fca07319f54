/** One who asks for a value; `told` are the readings of it that ended while they were looking, by their names. */
export type Asking = { readonly told: Map<string, Promise<unknown>> };

/** Readings that are shared by those who ask at once. */
export type Readings = {
  /** Does the work as one who asks for `of`. */
  during<T>(of: string, work: (asking: Asking) => Promise<T>): Promise<T>;
  /** What a reading of that name gives that ran at any moment since `asking` began, or else a new one. */
  once<T>(of: string, name: string, asking: Asking, read: () => Promise<T>): Promise<T>;
};

/**
 * Of many who ask at once, some learn that there is no value only when the first has read it already: they are given that
 * reading too, though it is over.
 */
export function createReadings(): Readings {
  const running = new Map<string, Promise<unknown>>();
  const askers = new Map<string, Set<Asking>>();
  return {
    async during(of, work) {
      const asking: Asking = { told: new Map() };
      const together = askers.get(of) ?? new Set();
      askers.set(of, together.add(asking));
      try {
        return await work(asking);
      } finally {
        together.delete(asking);
        if (together.size === 0) askers.delete(of);
      }
    },

    once<T>(of: string, name: string, asking: Asking, read: () => Promise<T>): Promise<T> {
      const known = running.get(name) ?? asking.told.get(name);
      // The name holds the space, whose values are of one type.
      if (known !== undefined) return known as Promise<T>;
      const reading = (async () => await read())().finally(() => {
        running.delete(name);
        for (const other of askers.get(of) ?? []) other.told.set(name, reading);
      });
      running.set(name, reading);
      return reading;
    },
  };
}
