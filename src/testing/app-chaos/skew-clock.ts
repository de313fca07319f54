/*
 * Loaded before a process of the product (`--import …/skew-clock.ts?ms=3600000`), it sets that process's clock so far ahead:
 * the times that it reads, not the time that it takes.
 */
const ms = Number(new URL(import.meta.url).searchParams.get("ms"));
const RealDate = Date;
const now = (): number => RealDate.now() + ms;

globalThis.Date = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  get: (target, name, receiver) => (name === "now" ? now : Reflect.get(target, name, receiver)),
});
