import { sql } from "drizzle-orm";
import type { TrailingTrigger } from "#domain/triggers/trailing.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { LegRearm } from "#ports/triggers.ts";
import type { Transaction } from "./open-database.ts";

/** One row is one kind of trigger: what only the other kind has is cleared. Until its activation price a trailing one waits on the other side. */
export const triggerColumns = (trigger: TriggerPrice | TrailingTrigger) => {
  const { side } = trigger;
  if ("price" in trigger) {
    return { side, price: trigger.price, trailingUnit: null, trailingDistance: null, trailingSince: null };
  }
  const { distance, start } = trigger;
  const trailing = { trailingUnit: distance.unit, trailingDistance: distance.value };
  if (start.kind === "tick") return { ...trailing, side, price: null, trailingSince: new Date(start.at) };
  const waiting = side === "below" ? ("above" as const) : ("below" as const);
  return { ...trailing, side: waiting, price: start.price, trailingSince: null };
};

const rowOf = (leg: LegRearm) => {
  const columns = triggerColumns(leg.trigger);
  return {
    leg: leg.leg,
    side: columns.side,
    price: columns.price,
    unit: columns.trailingUnit,
    distance: columns.trailingDistance,
    since: columns.trailingSince,
    armed: leg.kind === "now",
    rearm_at: leg.kind === "at" ? new Date(leg.at) : null,
  };
};

/**
 * Sets the prices an automation waits for, what fires each and when it may fire again; one that is not named is waited for
 * no more. One statement, because every hit ends with it.
 */
export const writeTriggers = async (
  tx: Transaction,
  automationId: string,
  legs: readonly LegRearm[],
): Promise<void> => {
  const rows = JSON.stringify(legs.map(rowOf));
  await tx.execute(sql`
    with wanted as (
      select * from jsonb_to_recordset(${rows}::text::jsonb) as leg (leg smallint, side text, price int, unit text,
        distance int, since timestamptz, armed boolean, rearm_at timestamptz)
    ), gone as (
      delete from triggers where automation_id = ${automationId} and leg not in (select leg from wanted)
    )
    insert into triggers (automation_id, leg, account_id, network, side, price,
                          trailing_unit, trailing_distance, trailing_since, armed, rearm_at)
    select automations.id, leg, account_id, network, side, price, unit, distance, since, armed, rearm_at
    from wanted, automations
    join exchange_accounts on exchange_accounts.id = automations.account_id
    where automations.id = ${automationId}
    on conflict (automation_id, leg) do update set
      side = excluded.side, price = excluded.price, trailing_unit = excluded.trailing_unit,
      trailing_distance = excluded.trailing_distance, trailing_since = excluded.trailing_since,
      armed = excluded.armed, rearm_at = excluded.rearm_at`);
};
