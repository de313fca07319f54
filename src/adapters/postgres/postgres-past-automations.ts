import { and, eq } from "drizzle-orm";
import { stateAfter } from "#domain/automations/history/automation-change.ts";
import { type Rest, restIn } from "#domain/automations/history/rest-in.ts";
import type {
  PastAutomation,
  PastCrossGuard,
  PastStanding,
  Stretch,
} from "#domain/notifications/why-not/past-minute.ts";
import { stageThrough } from "#domain/panic/stage-through.ts";
import type { PastAutomations } from "#ports/past-automations.ts";
import { crossConfigOf, exitRuleOf, isExitKind, positionIdOf, settingsOfRow } from "./automation-rows.ts";
import type { Database } from "./open-database.ts";
import { blindIn } from "./past/blind-in.ts";
import { crossAt } from "./past/cross-at.ts";
import { guardAt } from "./past/guard-at.ts";
import { listAskable } from "./past/list-askable.ts";
import { planIn } from "./past/plan-in.ts";
import { positionAt } from "./past/position-at.ts";
import { spendingAt } from "./past/spending-at.ts";
import { stageNotes } from "./past/stage-notes.ts";
import { changesOf, type PastVersion, versionAt } from "./past/version-at.ts";
import { postgresEntries } from "./postgres-entries.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { automations } from "./schema/guarding.ts";
import { accountBlindness, crossBlindness } from "./schema/past.ts";

type Row = typeof automations.$inferSelect;

/** An automation of which not all was taken down, and that has rested since before the stretch. */
const restByRow = ({ state, updatedAt }: Row, { from }: Stretch): Rest | null => {
  const since = updatedAt.getTime();
  return state === "armed" || since > from ? null : { state, since, until: null };
};

/** What may have kept it from acting. Changes that do not lead to what it is now are not all of them. */
const standingOf = async (
  db: Database,
  row: Row,
  version: PastVersion | null,
  stretch: Stretch,
): Promise<PastStanding> => {
  const changes = await changesOf(db, row.id);
  const last = changes.at(-1);
  const isRestKept = last !== undefined && stateAfter(last.kind) === row.state;
  const arming = changes.findLast(({ at, kind }) => at < stretch.to && stateAfter(kind) === "armed");
  return {
    rest: isRestKept ? restIn(changes, stretch) : restByRow(row, stretch),
    isRestKept,
    armedAt: arming?.at ?? version?.madeAt.getTime() ?? null,
    blind: await blindIn(db, accountBlindness, row.accountId, stretch),
    panic: stageThrough(await stageNotes(db, row), stretch),
  };
};

/** What a cross guard goes by beside its settings: steps that acted before its position began are not done. */
const crossOf = async (
  db: Database,
  row: Row,
  version: PastVersion | null,
  stretch: Stretch,
): Promise<Pick<PastCrossGuard, "position" | "spending">> => {
  const { position, heldSince } = await crossAt(db, row.accountId, stretch);
  const spending = { version: version?.version ?? 0, at: stretch.from, stepsSince: heldSince };
  return { position, spending: await spendingAt(db, row.id, spending) };
};

/** What is asked of an automation by its kind; the settings are those of the version in force. */
const pastOf = async (
  db: Database,
  row: Row,
  version: PastVersion | null,
  stretch: Stretch,
): Promise<PastAutomation> => {
  const standing = await standingOf(db, row, version, stretch);
  const settings = version === null ? null : settingsOfRow(version);
  const { kind, accountId } = row;
  if (isExitKind(kind)) {
    const on = { accountId, positionId: positionIdOf(row) };
    return {
      kind: "exit",
      now: kind,
      rule: version === null ? null : exitRuleOf(version),
      version: version?.version ?? 0,
      guard: await guardAt(db, on, stretch),
      ...standing,
      ...(await positionAt(db, on, stretch)),
    };
  }
  switch (kind) {
    case "margin-guard":
      return {
        kind,
        config: settings?.kind === kind ? settings.config : null,
        spending: await spendingAt(db, row.id, { version: version?.version ?? 0, at: stretch.from }),
        ...standing,
        ...(await positionAt(db, { accountId, positionId: positionIdOf(row) }, stretch)),
      };
    case "cross-guard": {
      const config = version === null || version.kind !== kind ? null : crossConfigOf(version);
      const blind = standing.blind ?? (await blindIn(db, crossBlindness, accountId, stretch));
      return { kind, config, ...standing, ...(await crossOf(db, row, version, stretch)), blind };
    }
    case "auto-entry": {
      const entries = await postgresEntries(db).entriesOf(row.id);
      const before = entries.filter(({ at }) => at < stretch.from);
      return { kind, config: settings?.kind === kind ? settings.config : null, entries: before, ...standing };
    }
    case "price-alert":
      return { kind, config: settings?.kind === kind ? settings.config : null, ...standing };
    case "drawdown-breaker":
      return { kind, config: settings?.kind === kind ? settings.config : null, ...standing };
    case "guard-plan": {
      const config = settings?.kind === kind ? settings.config : null;
      return { kind, config, ...standing, ...(await planIn(db, accountId, stretch)) };
    }
  }
};

/** What automations were, from the versions of their settings, their changes and those of their positions. */
export const createPostgresPastAutomations = (db: Database): PastAutomations => ({
  find: async (userId, automationId, stretch) => {
    const [found] = await db
      .select({ row: automations, network: exchangeAccounts.network })
      .from(automations)
      .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, automations.accountId))
      .where(and(eq(automations.id, automationId), eq(automations.userId, userId)));
    if (found === undefined) return null;
    const version = await versionAt(db, automationId, stretch);
    return { network: found.network, past: await pastOf(db, found.row, version, stretch) };
  },
  askable: (userId, since, limit) => listAskable(db, userId, since, limit),
});
