import { z } from "zod";
import type { ListedTransfer } from "#domain/automations/breaker/transfer-book.ts";
import { sats } from "#domain/units.ts";
import { wireId, wireSats, wireTime } from "./wire-units.ts";

/** What became of nothing: its sats are back, or never left. */
const UNDONE: ReadonlySet<string> = new Set(["failed", "canceled", "rejected"]);

/** A withdrawal of either way: its sats and its fee leave the balance when it is asked for, whatever it waits for then. */
export const withdrawalRow = z
  .object({ id: wireId, amount: wireSats, fee: wireSats.nullish(), createdAt: wireTime, status: z.string() })
  .transform(
    ({ id, amount, fee, createdAt, status }): ListedTransfer => ({
      id,
      amount: sats(-amount - (fee ?? 0)),
      at: createdAt,
      state: UNDONE.has(status) ? "void" : "moved",
    }),
  );
