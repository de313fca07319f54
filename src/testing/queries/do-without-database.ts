import type { JournalEntry, PanicJournal } from "#ports/panic-journal.ts";
import { createLastKnown } from "#services/panic/create-last-known.ts";
import { flattenWithoutDatabase } from "#services/panic/flatten-without-database.ts";
import { makePanicLink } from "#services/panic/make-panic-link.ts";
import { settleJournal } from "#services/panic/settle-journal.ts";
import { aDoer } from "../builders/a-session.ts";
import { enterGuardedLong } from "../monitor/enter-guarded-long.ts";
import type { Stage } from "../monitor/start-stage.ts";

const createJournal = (): PanicJournal => {
  const entries: JournalEntry[] = [];
  return {
    append: async (entry) => void entries.push(entry),
    read: async () => [...entries],
    drop: async (count) => void entries.splice(0, count),
  };
};

/** Keeps in mind what closing takes, closes by that alone what a link was thrown for, and brings it into the database. */
export const doWithoutDatabase = async (stage: Stage): Promise<void> => {
  const { wired } = stage;
  const { trader } = await enterGuardedLong(stage);
  const { token } = await makePanicLink(wired, aDoer(trader.userId), "Drawer");
  const [lastKnown, journal] = [createLastKnown(wired), createJournal()];
  await lastKnown.refresh();
  const done = await flattenWithoutDatabase({ ...wired, lastKnown, journal }, { token, stage: "flatten" });
  if (done?.closed !== 1) throw new Error("Nothing was closed without a database");
  await settleJournal({ ...wired, journal });
};
