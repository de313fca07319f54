import type { TransactionSql } from "postgres";
import type { RestoredFacts } from "#domain/notifications/notification-facts.ts";

/** What was stopped, so that nothing acts on what a backup believed. */
export type HeldCounts = { readonly paused: number; readonly dropped: number };

/** No repeat of an effect is left after so many attempts: the exchange is only read for it. */
const NO_MORE_ATTEMPTS = 1_000;

/** Whoever thinks they are guarded and is not has to hear of it. `owners` has a user once for each thing that was paused. */
const tellPaused = async (tx: TransactionSql, owners: readonly string[], takenAt: number): Promise<void> => {
  for (const [userId, of] of Map.groupBy(owners, (owner) => owner)) {
    const facts: RestoredFacts = { kind: "restored", takenAt, paused: of.length };
    await tx`
      insert into outbox (id, user_id, severity, outcome, facts, at)
      values (gen_random_uuid(), ${userId}, 'danger', 'told', ${tx.json(facts)}, now())`;
  }
};

/**
 * A backup is a memory: since then the trader may have changed their mind and the exchange have acted. Every armed
 * automation is paused, says so in its history and is told to its trader on every channel, what was planned is given up, a
 * panic run that was under way is ended, and what was asked of a worker is forgotten. What was `sent` stays: it is settled by
 * reading, and is sent by nobody again.
 */
export const holdRestored = async (tx: TransactionSql, takenAt: number): Promise<HeldCounts> => {
  const paused = await tx`
    with held as (
      update automations set state = 'paused', updated_at = now() where state = 'armed'
      returning id, user_id, version
    )
    insert into automation_changes (automation_id, user_id, at, what, version, "by")
    select id, user_id, now(), 'paused', version, 'axisor' from held order by id
    returning id, user_id`;
  await tellPaused(
    tx,
    paused.map(({ user_id }) => String(user_id)),
    takenAt,
  );
  await tx`update triggers set armed = false, rearm_at = null`;
  const planned = await tx`
    update trade_intents set state = 'superseded', done_at = now() where state = 'planned' returning id`;
  await tx`update trade_intents set attempts = ${NO_MORE_ATTEMPTS} where state = 'sent'`;
  const runs = await tx`update panic_runs set done_at = now() where done_at is null returning panic_id`;
  const asked = await tx`delete from worker_requests returning id`;
  return { paused: paused.length, dropped: planned.length + runs.length + asked.length };
};
