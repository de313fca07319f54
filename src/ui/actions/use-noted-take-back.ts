"use client";

import { useEffect } from "react";
import { forgetTakeBack, noteTakeBack } from "#ui/orders/sent-take-backs.ts";
import type { HandAction } from "./hand-action.ts";
import { noteOfTakeBack } from "./note-of-take-back.ts";
import type { Command } from "./use-command.ts";

const orderOf = (action: HandAction): string | null => {
  if (action.kind === "cancel-trade") return action.tradeId;
  return action.kind === "cancel-cross-order" ? action.orderId : null;
};

/** Lets the rows of orders know of one that this command takes back, also once its sheet is closed. */
export const useNotedTakeBack = (action: HandAction, command: Command): void => {
  const orderId = orderOf(action);
  const note = noteOfTakeBack(command);
  useEffect(() => {
    if (orderId === null || note === null) return;
    if (note === "sent") noteTakeBack(orderId, Date.now());
    else forgetTakeBack(orderId);
  }, [orderId, note]);
};
