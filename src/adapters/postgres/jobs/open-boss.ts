import { PgBoss } from "pg-boss";
import { openBossDatabase } from "./boss-database.ts";
import { SCHEMA } from "./queues.ts";

/** The queue's library on our driver, with no timers of its own: who works, and when, is decided by whoever calls. */
export const openBoss = (
  url: string,
  options: { readonly name: string; readonly migrate: boolean; readonly onError: (error: Error) => void },
): { readonly boss: PgBoss; close(): Promise<void> } => {
  const { db, close } = openBossDatabase(url, { name: options.name, isMigrating: options.migrate });
  const boss = new PgBoss({
    db,
    schema: SCHEMA,
    migrate: options.migrate,
    supervise: false,
    schedule: false,
    registerInstance: false,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  boss.on("error", options.onError);
  return {
    boss,
    close: async () => {
      await boss.stop({ graceful: false, close: false });
      await close();
    },
  };
};
