const SECOND_MS = 1_000;
/** After what was told from elsewhere: prices come about once a second, and whatever comes with one is drawn with it. */
const AFTER_TOLD_MS = 1_250;

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;

const turn = (nextMs: number): void => {
  clearTimeout(timer);
  now = Date.now();
  timer = setTimeout(() => turn(SECOND_MS), nextMs);
  for (const listen of listeners) listen();
};

/** The time by this machine's clock, in epoch milliseconds, as it was last told. */
export const clockNow = (): number => {
  if (listeners.size === 0 && Date.now() - now >= SECOND_MS) now = Date.now();
  return now;
};

/** Hears of each second; the answer takes it off again. One timer ticks for all, so that a page is drawn once for them. */
export const hearClock = (listen: () => void): (() => void) => {
  listeners.add(listen);
  if (listeners.size === 1) turn(SECOND_MS);
  return () => {
    listeners.delete(listen);
    if (listeners.size === 0) clearTimeout(timer);
  };
};

/** Tells the time now to all who hear, for whoever has the page drawn anew anyway. */
export const tellClock = (): void => {
  if (listeners.size > 0) turn(AFTER_TOLD_MS);
};
