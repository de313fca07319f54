import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { BreakerAction } from "#domain/automations/breaker/drawdown-breaker.ts";
import { STAGE_OF_ACTION } from "#domain/automations/breaker/stage-of-action.ts";
import { type StageNote, stageOf } from "#domain/panic/stage-through.ts";
import type { Database } from "../open-database.ts";
import { panicStages } from "../schema/panic.ts";
import { securityEvents } from "../schema/security.ts";
import { receipts } from "../schema/telling.ts";

type On = { readonly userId: string; readonly accountId: string };

const LOGGED = ["panic-thrown", "panic-link-used", "panic-lowered"] as const;

/** What was thrown and lowered by somebody, by the security log. */
const byPeople = async (db: Database, { userId, accountId }: On): Promise<readonly StageNote[]> => {
  const rows = await db
    .select({ at: securityEvents.at, kind: securityEvents.kind, facts: securityEvents.facts })
    .from(securityEvents)
    .where(
      and(
        eq(securityEvents.userId, userId),
        eq(securityEvents.outcome, "allowed"),
        inArray(securityEvents.kind, [...LOGGED]),
      ),
    );
  return rows.flatMap(({ at, kind, facts }): StageNote[] => {
    const on = facts["accountId"] ?? null;
    if (on !== null && on !== accountId) return [];
    const how = kind === "panic-lowered" ? "lowered" : "thrown";
    return [
      { at: at.getTime(), accountId: on === null ? null : accountId, stage: stageOf(facts["stage"]), how },
    ];
  });
};

/** What the account's breaker threw, by its receipts. */
const byBreaker = async (db: Database, { userId, accountId }: On): Promise<readonly StageNote[]> => {
  const rows = await db
    .select({
      at: receipts.at,
      action: sql<BreakerAction | null>`${receipts.facts} #>> '{decision,verdict,action}'`,
    })
    .from(receipts)
    .where(
      and(eq(receipts.userId, userId), eq(receipts.accountId, accountId), eq(receipts.outcome, "tripped")),
    );
  return rows.flatMap(({ at, action }): StageNote[] =>
    action === null ? [] : [{ at: at.getTime(), accountId, stage: STAGE_OF_ACTION[action], how: "thrown" }],
  );
};

/** What stands now, since when: what was thrown while nobody could log it stands there too. */
const standing = async (db: Database, { userId, accountId }: On): Promise<readonly StageNote[]> => {
  const rows = await db
    .select()
    .from(panicStages)
    .where(
      and(
        eq(panicStages.userId, userId),
        or(isNull(panicStages.accountId), eq(panicStages.accountId, accountId)),
      ),
    );
  return rows.map(({ at, stage, accountId: on }) => ({
    at: at.getTime(),
    accountId: on,
    stage,
    how: "thrown",
  }));
};

/** Everything that is kept of where the panic switch stood on an account. */
export const stageNotes = async (db: Database, on: On): Promise<readonly StageNote[]> =>
  (await Promise.all([byPeople(db, on), byBreaker(db, on), standing(db, on)])).flat();
