const unnoted = (): void => undefined;

/** Traces nothing: for worlds that are thrown away, and installations whose traces nobody takes. */
export const noTracer = {
  span: <T>(_name: unknown, _facts: unknown, work: (note: (facts: object) => void) => T): T => work(unnoted),
  current: (): null => null,
};
