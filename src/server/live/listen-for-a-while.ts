import type { Listener, LiveHub } from "./live-hub.ts";

export type Who = Pick<Listener, "userId" | "sessionId" | "lastEventId"> & {
  /** How long it may listen before it has to say again who it is, in milliseconds. */
  readonly lifeMs: number;
};

/** How what is told reaches a listener, and whether too much of it waits already. */
export type Way = {
  readonly give: (bytes: Uint8Array) => void;
  /** Whoever is that slow is left, and comes back to how things stand. */
  readonly isFull: () => boolean;
};

/** Listens until the life of a stream is over, its session gone or its reader too slow, and ends it; returns how it leaves before. */
export const listenForAWhile = (
  hub: LiveHub,
  { lifeMs, ...who }: Who,
  controller: ReadableStreamDefaultController<Uint8Array>,
  { give, isFull }: Way,
): (() => void) => {
  let out = (): void => {};
  let isOver = false;
  const leave = (): void => {
    isOver = true;
    clearTimeout(life);
    out();
  };
  const end = (): void => {
    leave();
    try {
      controller.close();
    } catch {
      // Its reader left before.
    }
  };
  const send = (bytes: Uint8Array): void => {
    if (isOver) return;
    if (isFull()) end();
    else give(bytes);
  };
  const life = setTimeout(end, lifeMs);
  out = hub.join({ ...who, send, end });
  // What it was told first may have been too much already.
  if (isOver) out();
  return leave;
};
