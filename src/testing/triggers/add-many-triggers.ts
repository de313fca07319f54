import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import type { TriggerSide } from "#domain/triggers/trigger.ts";
import { addGuarded } from "../stores/guarded-position.ts";
import type { Stores } from "../stores/open-stores.ts";

/** Puts `count` triggers with positions and automations of their own into an empty database, disarmed; ids 1 to `count`. */
export const addManyTriggers = async (stores: Stores, count: number): Promise<void> => {
  const { sql } = stores;
  await addGuarded(stores);
  await sql`update triggers set id = 0, armed = false`;
  const many = sql`generate_series(1, ${count}::int) as n`;
  await sql`insert into positions
    select (jsonb_populate_record(p, jsonb_build_object('id', 'position-of-' || n))).* from positions p, ${many}`;
  await sql`insert into automations
    select (jsonb_populate_record(a, jsonb_build_object(
      'id', md5('automation-' || n)::uuid, 'position_id', 'position-of-' || n))).* from automations a, ${many}`;
  await sql`insert into triggers
    select (jsonb_populate_record(t, jsonb_build_object(
      'id', n, 'automation_id', md5('automation-' || n)::uuid))).* from triggers t, ${many}`;
  await sql`delete from triggers where id = 0`;
  await sql`analyze triggers`;
};

/** A trigger's row as it is armed: at a price, trailing since a tick, or both a price and a distance before its activation. */
export type RowToArm = {
  readonly id: number;
  readonly side: TriggerSide;
  readonly price: number | null;
  readonly distance: TrailingDistance | null;
  readonly since: number | null;
};

/** Arms many rows in one statement. */
export const armRows = async ({ sql }: Pick<Stores, "sql">, rows: readonly RowToArm[]): Promise<void> => {
  const records = rows.map(({ id, side, price, distance, since }) => ({
    id,
    side,
    price,
    unit: distance?.unit ?? null,
    distance: distance?.value ?? null,
    since: since === null ? null : new Date(since).toISOString(),
  }));
  await sql`update triggers t
    set side = r.side, price = r.price, trailing_unit = r.unit, trailing_distance = r.distance,
        trailing_since = r.since, armed = true, rearm_at = null
    from jsonb_to_recordset(${sql.json(records)})
      as r(id bigint, side text, price int, unit text, distance int, since timestamptz)
    where t.id = r.id`;
};
