const currents = new WeakMap<object, () => string | null>();

/** From now on `traceOf` a database or a transaction asks this. */
export const traceBy = (db: object, current: () => string | null): void => {
  currents.set(db, current);
};

/** The W3C `traceparent` of whoever asked for this transaction or uses this database; null where nothing is traced. */
export const traceOf = (db: object): string | null => currents.get(db)?.() ?? null;
