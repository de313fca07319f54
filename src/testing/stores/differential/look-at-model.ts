import type { ModelTables } from "#cli/sim/model/model-tables.ts";

export type LookRow = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Every row of a database as far as it can be told from outside, each table in the order of its ids. */
export type Look = Record<
  "accounts" | "positions" | "automations" | "triggers" | "work" | "intents" | "receipts" | "markets",
  LookRow[]
>;

const rowsOf = <T>(rows: Iterable<T>, view: (row: T) => LookRow): LookRow[] =>
  Array.from(rows, view).sort((one, other) => (one.id < other.id ? -1 : 1));

const guardingOf = (tables: ModelTables): Pick<Look, "automations" | "triggers" | "work"> => ({
  automations: rowsOf(tables.automations.values(), ({ guard, lastActionAt }) => {
    const { id, userId, state, epoch, version, heldBy, config } = guard;
    return { id, userId, state, epoch, version, heldBy, lastActionAt, config };
  }),
  triggers: rowsOf(
    tables.triggers.values(),
    ({ automationId, leg, network, side, price, armed, rearmAt }) => ({
      id: `${automationId} ${leg}`,
      network,
      side,
      price,
      armed,
      rearmAt,
    }),
  ),
  work: rowsOf(
    tables.work.values(),
    ({ trigger: { automationId, leg, network, side, price }, low, high, leaseUntil }) => ({
      id: automationId,
      leg,
      network,
      side,
      price,
      low,
      high,
      leaseUntil,
    }),
  ),
});

const tradingOf = (tables: ModelTables): Pick<Look, "intents" | "receipts" | "markets"> => ({
  intents: rowsOf(tables.intents.values(), (row) => ({
    id: row.plan.id,
    state: row.state,
    fence: row.fence,
    attempts: row.attempts,
    amount: row.amount,
    signedAt: row.signedAt,
    unknownToldAt: row.unknownToldAt,
    doneAt: row.doneAt,
    leaseUntil: row.leaseUntil,
    settleUntil: row.settleUntil,
  })),
  receipts: rowsOf(tables.receipts.values(), ({ stored: { id, outcome, intentId } }) => ({
    id,
    outcome,
    intentId,
    notices: 1,
  })),
  markets: rowsOf(tables.markets.values(), ({ network, last, at, coveredAt, workerSeenAt }) => ({
    id: network,
    last,
    at,
    coveredAt,
    workerSeenAt,
  })),
});

/** Every row of the model. */
export const lookAtModel = (tables: ModelTables): Look => ({
  accounts: rowsOf(tables.accounts.values(), ({ stored, nextReadAt, blindToldAt, maxAddedPerDay }) => {
    const { id, status, balance, readAt, blindSince, blindReason } = stored;
    return { id, status, balance, readAt, nextReadAt, blindSince, blindReason, blindToldAt, maxAddedPerDay };
  }),
  positions: rowsOf(
    [...tables.positions.values()].flatMap((rows) => [...rows.values()]),
    ({ stored: { accountId, id, margin, liquidation, readAt }, isRunning }) => ({
      id: `${accountId} ${id}`,
      margin,
      liquidation,
      readAt,
      isRunning,
    }),
  ),
  ...guardingOf(tables),
  ...tradingOf(tables),
});
