import { and, eq, sql } from "drizzle-orm";
import { isSafeToRepeat } from "#domain/intents/action.ts";
import type { Intents } from "#ports/intents.ts";
import type { Database } from "../open-database.ts";
import { checkStage } from "../panic/check-stage.ts";
import { tradeIntents } from "../schema/guarding.ts";
import { checkCaps, lockAccount, lockCause } from "./check-caps.ts";
import { fromNow, LEASE_MS } from "./lease.ts";

/** Commits that an intent leaves now, under the caps as they are now; what is safe to repeat may leave again. */
export const markSent = (
  db: Database,
  ...[{ id, fence }, { signedAt, settleMs, at }]: Parameters<Intents["markSent"]>
): ReturnType<Intents["markSent"]> =>
  db.transaction(async (tx) => {
    // Account before intent, as everywhere: two transactions never wait for each other.
    const [known] = await tx
      .select({ accountId: tradeIntents.accountId })
      .from(tradeIntents)
      .where(eq(tradeIntents.id, id));
    const account = known === undefined ? null : await lockAccount(tx, known.accountId);
    if (account === null) return "gone";
    const [intent] = await tx
      .select()
      .from(tradeIntents)
      .where(and(eq(tradeIntents.id, id), eq(tradeIntents.fence, fence)))
      .for("update");
    if (intent === undefined) return "gone";
    const mayLeave = intent.state === "planned" || (intent.state === "sent" && isSafeToRepeat(intent.action));
    if (!mayLeave) return "gone";
    if (intent.state === "planned") {
      if (intent.expiresAt !== null && intent.expiresAt.getTime() <= at) return "refused";
      const by = { kind: intent.causeKind, id: intent.causeId };
      const cause = await lockCause(tx, by);
      if (cause === null || !(await checkStage(tx, { ...intent, cause: by }))) return "refused";
      if (intent.amount !== null) {
        const capped = { ...intent, amount: intent.amount };
        const verdict = await checkCaps(tx, capped, cause.config, account.maxAddedPerDay, at);
        if (verdict.kind === "over") return "refused";
      }
    }
    await tx
      .update(tradeIntents)
      .set({
        state: "sent",
        signedAt: new Date(signedAt),
        settleUntil: fromNow(settleMs),
        leaseUntil: fromNow(LEASE_MS),
        attempts: sql`${tradeIntents.attempts} + 1`,
      })
      .where(eq(tradeIntents.id, id));
    return "sent";
  });
