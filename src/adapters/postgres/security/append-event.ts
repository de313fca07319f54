import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import { looksBack } from "#domain/security/looks-back.ts";
import { noticeOf } from "#domain/security/notice-of.ts";
import { RECENT_MS } from "#domain/security/risk-weights.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { storableEvent } from "#domain/security/storable-event.ts";
import type { Judge } from "#ports/security-log.ts";
import { oneRow } from "../one-row.ts";
import type { Database, Transaction } from "../open-database.ts";
import { securityChain, securityEvents } from "../schema/security.ts";
import { digestOf } from "./event-rows.ts";
import { readRecent } from "./read-recent.ts";

const write = async (tx: Transaction, event: LoggedEvent, previousHash: Uint8Array): Promise<void> => {
  const hash = Buffer.from(digestOf(Buffer.from(previousHash).toString("hex"), event), "hex");
  await tx.insert(securityEvents).values({
    ...event,
    at: new Date(event.at),
    signals: [...event.signals],
    previousHash,
    hash,
  });
  await tx.update(securityChain).set({ seq: event.seq, hash }).where(eq(securityChain.id, 1));
};

/**
 * What its owner is told of it, in the event's own transaction: nothing happens unheard, and what was not written is not told.
 * Whoever is gone is told nothing.
 */
const tell = async (tx: Transaction, event: LoggedEvent): Promise<void> => {
  const notice = noticeOf(event);
  if (notice === null || event.userId === null) return;
  await tx.execute(sql`
    insert into outbox (id, user_id, severity, outcome, facts, at)
    select ${randomUUID()}::uuid, users.id, ${notice.severity}::text, 'told', ${JSON.stringify(notice.facts)}::text::jsonb,
           ${new Date(event.at).toISOString()}::timestamptz
    from users where users.id = ${event.userId}::uuid`);
};

/** Adds an event at the chain's end, which nobody else can move meanwhile: numbers have no gaps, and judgement no blind spot. */
export const appendEvent = (db: Database, told: SecurityEvent, judge: Judge): Promise<LoggedEvent | null> => {
  const event = storableEvent(told);
  return db.transaction(async (tx) => {
    const end = oneRow(
      await tx.select().from(securityChain).where(eq(securityChain.id, 1)).for("no key update"),
    );
    const since = event.at - RECENT_MS;
    const verdict = judge(looksBack(event) ? await readRecent(tx, event.userId, since) : []);
    if (verdict === null) return null;
    const logged: LoggedEvent = { ...event, ...verdict, seq: end.seq + 1 };
    await write(tx, logged, end.hash);
    await tell(tx, logged);
    return logged;
  });
};
