import { sql } from "drizzle-orm";
import type { Database, Transaction } from "./open-database.ts";

/** Whether an authenticator app or a passkey is in use. */
export const hasSecondFactor = async (db: Database | Transaction, userId: string): Promise<boolean> => {
  const [row] = await db.execute(sql`
    select 1 where exists (select 1 from totp_factors where user_id = ${userId} and confirmed_at is not null)
      or exists (select 1 from passkeys where user_id = ${userId})`);
  return row !== undefined;
};
