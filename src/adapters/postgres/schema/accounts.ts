import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { WaitingCrossOrder } from "#domain/position/cross-position.ts";
import type { Side } from "#domain/position/side.ts";
import type { PriceE4 } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { AccountStatus } from "#ports/exchange-accounts.ts";
import { basisPointsColumn, priceColumn, satsColumn, timeColumn, usdColumn } from "./columns.ts";
import { users } from "./people.ts";

/** One API credential of one user. */
export const exchangeAccounts = pgTable(
  "exchange_accounts",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    network: text("network").$type<Network>().notNull(),
    label: text("label").notNull(),
    exchangeUserId: text("exchange_user_id").notNull(),
    keyLastFour: text("key_last_four").notNull(),
    permissions: text("permissions").array().notNull(),
    /** The credential itself lies in `sealed_secrets`, under this revision. */
    credentialRevision: integer("credential_revision").notNull(),
    /** `refused`: the exchange accepts the key and we do not, because of what it may do. */
    status: text("status").$type<AccountStatus>().notNull(),
    /** When the exchange was last asked what the key may do. */
    validatedAt: timeColumn("validated_at").notNull().default(sql`now()`),
    nextValidationAt: timeColumn("next_validation_at").notNull().default(sql`now()`),
    balance: satsColumn("balance"),
    readAt: timeColumn("read_at"),
    nextReadAt: timeColumn("next_read_at").notNull(),
    blindSince: timeColumn("blind_since"),
    /** When the exchange first did not accept the key, of an account whose status says so; of no meaning beside another. */
    notAcceptedSince: timeColumn("not_accepted_since"),
    blindReason: text("blind_reason"),
    /** When the trader was told that the account is blind; null once it can be read again. */
    blindToldAt: timeColumn("blind_told_at"),
    /** Most that all causes together may add to positions in 24 hours; null is no cap. */
    maxAddedPerDay: satsColumn("max_added_per_day"),
    createdAt: timeColumn("created_at").notNull(),
  },
  (t) => [
    uniqueIndex("exchange_accounts_one_owner").on(t.network, t.exchangeUserId),
    index("exchange_accounts_user").on(t.userId),
    index("exchange_accounts_due").on(t.network, t.nextReadAt),
    index("exchange_accounts_validation").on(t.network, t.nextValidationAt),
    check("exchange_accounts_network", sql`${t.network} in ('mainnet', 'signet', 'paper')`),
  ],
);

/** The last reading of each running isolated trade; `isRunning` turns false when the exchange no longer lists it. */
export const positions = pgTable(
  "positions",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    clientId: text("client_id"),
    side: text("side").$type<Side>().notNull(),
    quantity: usdColumn("quantity").notNull(),
    price: priceColumn("price").notNull(),
    entryPrice: priceColumn("entry_price").notNull(),
    margin: satsColumn("margin").notNull(),
    entryMargin: satsColumn("entry_margin").notNull(),
    liquidation: priceColumn("liquidation").notNull(),
    pl: satsColumn("pl").notNull(),
    maintenanceMargin: satsColumn("maintenance_margin").notNull(),
    fundingPaid: satsColumn("funding_paid").notNull(),
    openingFee: satsColumn("opening_fee").notNull(),
    stopLoss: priceColumn("stop_loss"),
    /** How far the stop trails the best price; null where it is fixed or there is none. */
    stopLossTrailing: basisPointsColumn("stop_loss_trailing_bps"),
    takeProfit: priceColumn("take_profit"),
    openedAt: timeColumn("opened_at").notNull(),
    readAt: timeColumn("read_at").notNull(),
    isRunning: boolean("is_running").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.id] }),
    index("positions_running").on(t.accountId).where(sql`${t.isRunning}`),
  ],
);

/** The cross margin of an account as last read: flat where it has no side, and never read where it has no margin. */
export const crossPositions = pgTable(
  "cross_positions",
  {
    accountId: uuid("account_id")
      .primaryKey()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    id: text("id"),
    side: text("side").$type<Side>(),
    quantity: usdColumn("quantity"),
    margin: satsColumn("margin"),
    leverage: integer("leverage"),
    /** Ten-thousandths of a dollar. */
    entryPrice: bigint("entry_price", { mode: "number" }).$type<PriceE4>(),
    liquidation: priceColumn("liquidation"),
    initialMargin: satsColumn("initial_margin"),
    runningMargin: satsColumn("running_margin"),
    maintenanceMargin: satsColumn("maintenance_margin"),
    pl: satsColumn("pl"),
    totalPl: satsColumn("total_pl"),
    fundingPaid: satsColumn("funding_paid"),
    tradingFees: satsColumn("trading_fees"),
    updatedAt: timeColumn("updated_at"),
    readAt: timeColumn("read_at"),
    askedAt: timeColumn("asked_at").notNull(),
    /** When a reading found this position for the first time; null while flat. */
    heldSince: timeColumn("held_since"),
    blindSince: timeColumn("blind_since"),
    blindReason: text("blind_reason"),
    blindToldAt: timeColumn("blind_told_at"),
    /** The orders that wait there; null when they never were read. Small, and only ever read and written whole. */
    orders: jsonb("orders").$type<readonly WaitingCrossOrder[]>(),
    ordersReadAt: timeColumn("orders_read_at"),
    /** Null also where they ought to be asked for at once. */
    ordersAskedAt: timeColumn("orders_asked_at"),
  },
  (t) => [
    check("cross_positions_orders_read", sql`(${t.orders} is null) = (${t.ordersReadAt} is null)`),
    check("cross_positions_read_whole", sql`(${t.readAt} is null) = (${t.margin} is null)`),
    check("cross_positions_held", sql`(${t.side} is null) = (${t.heldSince} is null)`),
  ],
);
