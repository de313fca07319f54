import { and, eq, inArray } from "drizzle-orm";
import { guardLegs } from "#domain/automations/guard-step.ts";
import { type AnnouncedFunding, announcedFunding, lookAhead } from "#domain/automations/look-ahead.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { guardConfigOf } from "./automation-rows.ts";
import { readSpending } from "./guard-spending.ts";
import { type MovedLeg, moveLegs, restoreLegs } from "./move-legs.ts";
import type { Transaction } from "./open-database.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { automations, marketTicks } from "./schema/guarding.ts";

/** The funding announced on the account's network, as of `at`. */
const readFunding = async (
  tx: Transaction,
  accountId: string,
  at: number,
): Promise<AnnouncedFunding | null> => {
  const [row] = await tx
    .select({ fundingRate: marketTicks.fundingRate, fundingAt: marketTicks.fundingAt })
    .from(marketTicks)
    .innerJoin(exchangeAccounts, eq(exchangeAccounts.network, marketTicks.network))
    .where(eq(exchangeAccounts.id, accountId));
  if (row === undefined) return null;
  return announcedFunding({ ...row, fundingAt: row.fundingAt?.getTime() ?? null }, at);
};

type Guard = Pick<typeof automations.$inferSelect, "id" | "positionId" | "heldBy"> & {
  readonly config: MarginGuardConfig;
};

/**
 * Re-derives the triggers of every armed guard on the positions just read. An idle trigger is armed again when its price
 * moved, because what held it back may be gone, or when nothing holds its guard back: a position that a reading missed
 * and the next one lists must not be left without its trigger. What is worked on is not among the triggers, and its work
 * derives it from facts of its own.
 */
export const deriveTriggers = async (
  tx: Transaction,
  accountId: string,
  read: readonly IsolatedPosition[],
  at: number,
): Promise<void> => {
  if (read.length === 0) return;
  const rows = await tx
    .select({
      id: automations.id,
      positionId: automations.positionId,
      kind: automations.kind,
      config: automations.config,
      heldBy: automations.heldBy,
    })
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        eq(automations.kind, "margin-guard"),
        eq(automations.state, "armed"),
        inArray(
          automations.positionId,
          read.map((position) => position.id),
        ),
      ),
    );
  const guards: readonly Guard[] = rows.map((row) => ({ ...row, config: guardConfigOf(row) }));
  const byId = new Map(read.map((position) => [position.id, position]));
  const actingOnce = guards.filter(({ config }) => config.steps.some(({ when }) => when.by === "price"));
  const spending = await readSpending(
    tx,
    actingOnce.map(({ id }) => id),
    at,
  );
  const looksAhead = guards.some(({ config }) => (config.settlementsAhead ?? 0) > 0);
  const funding = looksAhead ? await readFunding(tx, accountId, at) : null;
  const moved: MovedLeg[] = [];
  for (const guard of guards) {
    const position = byId.get(guard.positionId ?? "");
    if (position === undefined) continue;
    const { position: seen } = lookAhead(position, guard.config, funding);
    const legs = guardLegs(seen, guard.config.steps, spending(guard.id).doneSteps);
    if (guard.config.steps.length > 1) await restoreLegs(tx, guard, legs);
    for (const leg of legs) moved.push({ guard, leg });
  }
  await moveLegs(tx, accountId, moved);
};
