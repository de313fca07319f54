import { eq } from "drizzle-orm";
import type { Role } from "#ports/users.ts";
import type { Transaction } from "./open-database.ts";
import { users } from "./schema/people.ts";

/**
 * Whoever changes a user's factors, or what stands on them, waits here for whoever does the same, and sees what they
 * left. It comes before every other lock of a transaction. Null where there is no such user.
 */
export const lockUser = async (tx: Transaction, userId: string): Promise<{ readonly role: Role } | null> => {
  const [user] = await tx
    .select({ role: users.role })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  return user ?? null;
};
