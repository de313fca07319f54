/** A `Date` that reads every time so far ahead, and is the real one in all else. */
export const skewedDate = (ms: number, real: DateConstructor = Date): DateConstructor => {
  const now = (): number => real.now() + ms;
  return new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
  });
};
