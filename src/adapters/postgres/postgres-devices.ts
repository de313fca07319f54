import { and, eq, sql } from "drizzle-orm";
import type { Device, Devices } from "#ports/devices.ts";
import { oneRow } from "./one-row.ts";
import type { Database } from "./open-database.ts";
import { devices } from "./schema/people.ts";

const deviceOfRow = (row: typeof devices.$inferSelect): Device => ({
  ...row,
  firstSeenAt: row.firstSeenAt.getTime(),
  lastSeenAt: row.lastSeenAt.getTime(),
});

/** The unique index decides which of two racing logins was the first. */
const see = async (db: Database, device: Device): ReturnType<Devices["see"]> => {
  const [first, last] = [new Date(device.firstSeenAt), new Date(device.lastSeenAt)].map((at) =>
    at.toISOString(),
  );
  const { id, isNew } = oneRow(
    await db.$client<{ id: string; isNew: boolean }[]>`
      insert into devices (id, user_id, token_hash, label, network, first_seen_at, last_seen_at)
      values (${device.id}, ${device.userId}, ${device.tokenHash}, ${device.label}, ${device.network},
        ${first ?? ""}, ${last ?? ""})
      on conflict (user_id, token_hash) do update
        set label = excluded.label, network = excluded.network,
            last_seen_at = greatest(devices.last_seen_at, excluded.last_seen_at)
      returning id, xmax = 0 as "isNew"`,
  );
  return { id, isNew };
};

/** Only the first of several factors tells: whoever was let in since gave one of them. */
const gaveFactor = async (db: Database, userId: string, deviceId: string): Promise<boolean> => {
  const [row] = await db.execute(sql`
    select 1 from devices d where d.id = ${deviceId} and d.user_id = ${userId}
      and d.last_seen_at >= coalesce(least(
        (select t.confirmed_at from totp_factors t where t.user_id = d.user_id),
        (select min(p.created_at) from passkeys p where p.user_id = d.user_id)), '-infinity')`);
  return row !== undefined;
};

/** Browsers that logged in before, in PostgreSQL. */
export const createPostgresDevices = (db: Database): Devices => ({
  see: (device) => see(db, device),
  find: async (userId, tokenHash) => {
    const [row] = await db
      .select()
      .from(devices)
      .where(and(eq(devices.userId, userId), eq(devices.tokenHash, tokenHash)));
    return row === undefined ? null : deviceOfRow(row);
  },
  seeAgain: async (deviceId, at) => {
    const seen = new Date(at).toISOString();
    await db
      .update(devices)
      .set({ lastSeenAt: sql`greatest(${devices.lastSeenAt}, ${seen}::timestamptz)` })
      .where(eq(devices.id, deviceId));
  },
  gaveFactor: (...args) => gaveFactor(db, ...args),
  countOf: (userId) => db.$count(devices, eq(devices.userId, userId)),
});
