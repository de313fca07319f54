import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { RECEIPT_CHAIN_ORIGIN } from "#domain/notifications/receipt-content.ts";
import { storableReceipt } from "#domain/notifications/storable-receipt.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { Transaction } from "./open-database.ts";
import { wordsHashOf } from "./receipts/receipt-digest.ts";
import { outbox } from "./schema/telling.ts";
import { traceOf } from "./trace-of.ts";

const bytes = (hex: string) => sql`decode(${hex}, 'hex')`;

/**
 * Moves the end of the user's chain and adds the receipt to it, in one statement: the row of that end is held until the
 * transaction ends, and nobody but the same user's next receipt waits for it.
 */
const append = async (tx: Transaction, receipt: Omit<NewReceipt, "severity">): Promise<void> => {
  const { id, userId, accountId, automationId, positionId, intentId, outcome, facts, rawAnswer, at } =
    receipt;
  const words = bytes(Buffer.from(wordsHashOf(receipt)).toString("hex"));
  const origin = bytes(RECEIPT_CHAIN_ORIGIN.hash);
  await tx.execute(sql`
    with place as (select nextval('receipts_seq_seq') as seq),
    content as (select seq, sha256(int8send(seq) || ${words}) as hash from place),
    link as (
      insert into receipt_chains as chain (user_id, seq, previous_hash, hash)
      select ${userId}::uuid, 1, ${origin}, sha256(${origin} || int8send(1) || content.hash) from content
      on conflict (user_id) do update set
        seq = chain.seq + 1,
        previous_hash = chain.hash,
        hash = sha256(chain.hash || int8send(chain.seq + 1) || (select content.hash from content))
      returning seq, previous_hash, hash
    )
    insert into receipts (id, seq, user_id, account_id, automation_id, position_id, intent_id, outcome, facts, raw_answer,
                          at, chain_seq, content_hash, previous_hash, hash)
    select ${id}::uuid, content.seq, ${userId}::uuid, ${accountId}::uuid, ${automationId}::uuid, ${positionId}::text,
           ${intentId}::uuid, ${outcome}::text, ${JSON.stringify(facts)}::text::jsonb, ${rawAnswer}::text,
           ${new Date(at).toISOString()}::timestamptz, link.seq, content.hash, link.previous_hash, link.hash
    from link, content`);
};

/**
 * Writes a receipt at the end of its user's chain and the outbox row that tells of it; the caller's transaction makes them
 * one with the outcome. Called last in it, so that the chain is held no longer than it takes to commit.
 */
export const writeReceipt = async (tx: Transaction, told: NewReceipt): Promise<void> => {
  const { severity, ...receipt } = storableReceipt(told);
  await append(tx, receipt);
  await tx.insert(outbox).values({
    id: randomUUID(),
    userId: receipt.userId,
    receiptId: receipt.id,
    severity,
    outcome: receipt.outcome,
    facts: receipt.facts,
    at: new Date(receipt.at),
    traceparent: traceOf(tx),
  });
};
