import { and, desc, eq, lt } from "drizzle-orm";
import { restIn } from "#domain/automations/history/rest-in.ts";
import type { PastExit, Stretch } from "#domain/notifications/why-not/past-minute.ts";
import { guardConfigOf } from "../automation-rows.ts";
import type { Database } from "../open-database.ts";
import { automations } from "../schema/guarding.ts";
import { spendingAt } from "./spending-at.ts";
import { changesOf, versionAt } from "./version-at.ts";

/** The guard that stood on a position as a stretch began, paused or not: a backstop goes by it. Null where none did. */
export const guardAt = async (
  db: Database,
  { accountId, positionId }: { readonly accountId: string; readonly positionId: string },
  stretch: Stretch,
): Promise<PastExit["guard"]> => {
  const [row] = await db
    .select({ id: automations.id })
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        eq(automations.positionId, positionId),
        eq(automations.kind, "margin-guard"),
        lt(automations.createdAt, new Date(stretch.to)),
      ),
    )
    .orderBy(desc(automations.createdAt))
    .limit(1);
  if (row === undefined) return null;
  const version = await versionAt(db, row.id, stretch);
  const rest = restIn(await changesOf(db, row.id), stretch);
  if (version === null || (rest?.state === "ended" && rest.since <= stretch.from)) return null;
  const { doneSteps = [] } = await spendingAt(db, row.id, { version: version.version, at: stretch.from });
  return { steps: guardConfigOf(version).steps, done: doneSteps };
};
