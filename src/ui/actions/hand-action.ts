import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/app-router.ts";

/** What can be ordered by hand, as the API takes it. */
export type HandAction = inferRouterInputs<AppRouter>["positions"]["preview"]["action"];
export type HandActionKind = HandAction["kind"];

/** Whose account it is about, and which position where it is about one. */
export type HandTarget = { readonly accountId: string; readonly positionId: string | null };

/** What may be ordered without having been previewed: it lowers risk, or the server asks for a factor where it does not. */
const UNSEEN: ReadonlySet<HandActionKind> = new Set([
  "close-trade",
  "close-cross",
  "set-stop-loss",
  "set-trailing-stop",
  "set-take-profit",
  "remove-take-profit",
  "cancel-trade",
  "cancel-cross-order",
  "set-cross-leverage",
]);

export const needsPreview = ({ kind }: HandAction): boolean => !UNSEEN.has(kind);
