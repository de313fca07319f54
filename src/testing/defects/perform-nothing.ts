import { ok } from "#domain/result.ts";
import type { performAction } from "#services/monitor/perform-action.ts";

/** A stub that was never filled in: reports success, and the exchange has heard of nothing. */
export const performNothing: typeof performAction = async () =>
  ok({ position: null, seen: { position: null } });
