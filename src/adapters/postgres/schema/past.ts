import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Side } from "#domain/position/side.ts";
import type { PriceE4 } from "#domain/units.ts";
import { crossPositions, exchangeAccounts, positions } from "./accounts.ts";
import { priceColumn, satsColumn, timeColumn, usdColumn } from "./columns.ts";

/**
 * What a position was from each moment on at which a reading found it different: written by the database itself beside
 * the reading, so that no reading forgets it and one that changes nothing writes nothing. What never changes in the life
 * of a position stands in `positions` alone.
 */
export const positionChanges = pgTable(
  "position_changes",
  {
    accountId: uuid("account_id").notNull(),
    positionId: text("position_id").notNull(),
    readAt: timeColumn("read_at").notNull(),
    margin: satsColumn("margin").notNull(),
    price: priceColumn("price").notNull(),
    liquidation: priceColumn("liquidation").notNull(),
    fundingPaid: satsColumn("funding_paid").notNull(),
    stopLoss: priceColumn("stop_loss"),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.positionId, t.readAt] }),
    foreignKey({
      columns: [t.accountId, t.positionId],
      foreignColumns: [positions.accountId, positions.id],
    }).onDelete("cascade"),
    index("position_changes_age").on(t.readAt),
  ],
);

/**
 * What the cross position of an account was from each moment on, as `positionChanges` of an isolated one; flat where it has
 * no side.
 */
export const crossPositionChanges = pgTable(
  "cross_position_changes",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => crossPositions.accountId, { onDelete: "cascade" }),
    readAt: timeColumn("read_at").notNull(),
    id: text("id").notNull(),
    side: text("side").$type<Side>(),
    quantity: usdColumn("quantity").notNull(),
    margin: satsColumn("margin").notNull(),
    leverage: integer("leverage").notNull(),
    /** Ten-thousandths of a dollar. */
    entryPrice: bigint("entry_price", { mode: "number" }).$type<PriceE4>(),
    liquidation: priceColumn("liquidation"),
    initialMargin: satsColumn("initial_margin").notNull(),
    runningMargin: satsColumn("running_margin").notNull(),
    maintenanceMargin: satsColumn("maintenance_margin").notNull(),
    /** Its whole result less that of what was open at the market. */
    realisedPl: satsColumn("realised_pl").notNull(),
    fundingPaid: satsColumn("funding_paid").notNull(),
    tradingFees: satsColumn("trading_fees").notNull(),
    /** When a reading found this position for the first time; null while flat. */
    heldSince: timeColumn("held_since"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.readAt] }), index("cross_position_changes_age").on(t.readAt)],
);

/** When an account could not be read: written by the database itself as the account turns blind, and as it sees again. */
export const accountBlindness = pgTable(
  "account_blindness",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    since: timeColumn("since").notNull(),
    /** Null while it lasts. */
    until: timeColumn("until"),
    reason: text("reason"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.since] }), index("account_blindness_age").on(t.until)],
);

/** When the cross margin of an account could not be read, though the account could. */
export const crossBlindness = pgTable(
  "cross_blindness",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => crossPositions.accountId, { onDelete: "cascade" }),
    since: timeColumn("since").notNull(),
    /** Null while it lasts. */
    until: timeColumn("until"),
    reason: text("reason"),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.since] }), index("cross_blindness_age").on(t.until)],
);
