"use client";

import { createContext, useContext } from "react";
import type { AccountView, PositionView } from "#server/trpc/schemas/views.ts";
import type { WaitingOrder } from "#ui/orders/waiting-order.ts";

export type PositionDeed = "close" | "add-margin" | "cash-in" | "stop-loss" | "take-profit";
export type AccountDeed =
  | "open"
  | "close-all"
  | "cross-order"
  | "cross-deposit"
  | "cross-withdraw"
  | "cross-close"
  | "cross-leverage";

/** What the trader wants to do by hand, and on what. */
export type ActionRequest =
  | { readonly deed: PositionDeed; readonly account: AccountView; readonly position: PositionView }
  | { readonly deed: "take-back"; readonly account: AccountView; readonly order: WaitingOrder }
  | { readonly deed: AccountDeed; readonly account: AccountView };

type Open = (request: ActionRequest) => void;

export const ActionSheetContext = createContext<Open>(() => undefined);

/** Opens the one sheet for actions by hand; it outlives the page, so that a result is seen though its position is gone. */
export const useActionSheet = (): Open => useContext(ActionSheetContext);
