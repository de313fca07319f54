"use client";

import { useSyncExternalStore } from "react";

/** When each order was last told to be taken back from this page, by this browser's clock. */
const sent = new Map<string, number>();
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Notes at `at` that an order is being taken back: what was heard of it before says nothing of that. */
export const noteTakeBack = (orderId: string, at: number): void => {
  sent.set(orderId, at);
  tell();
};

/** Nothing was sent after all, or nothing came of it. */
export const forgetTakeBack = (orderId: string): void => {
  if (sent.delete(orderId)) tell();
};

/**
 * Whether an order was told to be taken back, as far as is known: by the reading heard at `heardAt`, or by this page after
 * it. That it is gone is never concluded here: then no reading lists it.
 */
export const isSent = (
  order: { readonly id: string; readonly isTakenBack: boolean },
  heardAt: number,
): boolean => order.isTakenBack || (sent.get(order.id) ?? Number.NEGATIVE_INFINITY) >= heardAt;

const follow = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** `isSent`, for as long as it is shown. */
export const useIsSent = (...asked: Parameters<typeof isSent>): boolean =>
  useSyncExternalStore(
    follow,
    () => isSent(...asked),
    () => asked[0].isTakenBack,
  );
