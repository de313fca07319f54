import { randomUUID } from "node:crypto";
import type { PlannedDelivery } from "#domain/notifications/choice/plan-spread.ts";
import type { JobInbox } from "../jobs/create-postgres-jobs.ts";
import type { Transaction } from "../open-database.ts";
import { deliveries } from "../schema/notifying.ts";
import type { FreshNews } from "./read-news.ts";

/** A delivery to be, of whatever it tells. */
export type Planned = { readonly fresh: FreshNews; readonly delivery: PlannedDelivery };

const rowOf = ({ fresh, delivery }: Planned, round: number, at: number) => ({
  id: randomUUID(),
  outboxId: fresh.id,
  userId: fresh.userId,
  channel: delivery.channel,
  addressId: delivery.addressId,
  round,
  isLoud: delivery.isLoud,
  dueAt: new Date(at + delivery.afterMs),
  state: delivery.isUnsent ? ("unsent" as const) : ("waiting" as const),
  createdAt: new Date(at),
  endedAt: delivery.isUnsent ? new Date(at) : null,
});

/** Stores deliveries that are not there yet, and with each that can be sent the job that sends it. @returns how many. */
export const storeDeliveries = async (
  tx: Transaction,
  jobs: JobInbox,
  planned: readonly Planned[],
  { round, at }: { readonly round: number; readonly at: number },
): Promise<number> => {
  if (planned.length === 0) return 0;
  const made = planned.map((one) => ({ ...one, row: rowOf(one, round, at) }));
  const stored = await tx
    .insert(deliveries)
    .values(made.map(({ row }) => row))
    .onConflictDoNothing()
    .returning({ id: deliveries.id });
  const ids = new Set(stored.map(({ id }) => id));
  const waiting = made.filter(({ row }) => ids.has(row.id) && row.state === "waiting");
  const jobOf = ({ row, fresh, delivery }: (typeof made)[number]) => ({
    id: row.id,
    subjectId: row.id,
    round,
    traceparent: fresh.traceparent,
    afterMs: delivery.afterMs,
  });
  await jobs.add(tx, "deliver", waiting.map(jobOf));
  return ids.size;
};
