import { and, desc, eq, gte, ne, or, sql } from "drizzle-orm";
import type { AskableAutomation } from "#ports/past-automations.ts";
import { settingsOfRow } from "../automation-rows.ts";
import type { Database } from "../open-database.ts";
import { exchangeAccounts, positions } from "../schema/accounts.ts";
import { automations } from "../schema/guarding.ts";

const waitsOf = (row: Parameters<typeof settingsOfRow>[0]): AskableAutomation["waits"] => {
  const settings = settingsOfRow(row);
  if (settings.kind === "price-alert") return { for: "alert", when: settings.config.when };
  if (settings.kind !== "auto-entry") return null;
  const { side, when } = settings.config;
  return { for: "entry", side, when };
};

/** What stands and what ended since; see the port. What has ended is written no more, so its last writing is its end. */
export const listAskable = async (
  db: Database,
  userId: string,
  since: number,
  limit: number,
): Promise<readonly AskableAutomation[]> => {
  const rows = await db
    .select({
      row: automations,
      label: exchangeAccounts.label,
      side: positions.side,
      quantity: positions.quantity,
      entry: positions.entryPrice,
    })
    .from(automations)
    .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, automations.accountId))
    .leftJoin(
      positions,
      and(eq(positions.accountId, automations.accountId), eq(positions.id, automations.positionId)),
    )
    .where(
      and(
        eq(automations.userId, userId),
        or(ne(automations.state, "ended"), gte(automations.updatedAt, new Date(since))),
      ),
    )
    .orderBy(sql`${automations.state} = 'ended'`, desc(automations.createdAt), desc(automations.id))
    .limit(limit);
  return rows.map(({ row, label, side, quantity, entry }) => ({
    id: row.id,
    kind: row.kind,
    hasEnded: row.state === "ended",
    label,
    position: side === null || quantity === null || entry === null ? null : { side, quantity, entry },
    waits: waitsOf(row),
  }));
};
