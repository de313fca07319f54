import type { Listener, LiveHub } from "./live-hub.ts";

/** A browser comes back by itself, and is asked then who it is: a session that was revoked meanwhile hears no more. */
export const LIFE_MS = 2 * 60_000;

export type Who = Pick<Listener, "userId" | "lastEventId">;

/** How what is told reaches a listener, and whether too much of it waits already. */
export type Way = {
  readonly give: (bytes: Uint8Array) => void;
  /** Whoever is that slow is left, and comes back to how things stand. */
  readonly isFull: () => boolean;
};

/** Listens until the life of a stream is over or its reader too slow, and ends it then; returns how it leaves before. */
export const listenForAWhile = (
  hub: LiveHub,
  who: Who,
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
  const life = setTimeout(end, LIFE_MS);
  out = hub.join({ ...who, send });
  // What it was told first may have been too much already.
  if (isOver) out();
  return leave;
};
