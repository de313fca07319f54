"use client";

import { useSyncExternalStore } from "react";

/** Something harmless that was just done and can be put back whole; never what moves money or loosens protection. */
export type UndoOffer = {
  /** Tells it from an earlier one that said the same. */
  readonly id: number;
  /** What was done, in the language it was done in. */
  readonly said: string;
  /** Puts it back by the same ways a trader has; rejects where that was refused. */
  readonly undo: () => Promise<unknown>;
};

let standing: UndoOffer | null = null;
let made = 0;
const hearing = new Set<() => void>();

const put = (offer: UndoOffer | null): void => {
  standing = offer;
  for (const hear of hearing) hear();
};

/** Offers to put back what was just done; one offer stands at a time, the newest. */
export const offerUndo = (offer: Omit<UndoOffer, "id">): void => {
  made += 1;
  put({ ...offer, id: made });
};

/** Takes an offer away; another that took its place stays. */
export const withdrawUndo = (offer: UndoOffer): void => {
  if (standing?.id === offer.id) put(null);
};

const subscribe = (hear: () => void) => {
  hearing.add(hear);
  return () => void hearing.delete(hear);
};

export const readUndo = (): UndoOffer | null => standing;

/** The offer that stands; null for none. */
export const useUndoOffer = (): UndoOffer | null => useSyncExternalStore(subscribe, readUndo, () => null);
