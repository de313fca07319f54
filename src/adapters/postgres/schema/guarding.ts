import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AccountRule, AccountRuleKind, AccountSlot } from "#domain/automations/account-rule.ts";
import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import type { ExitKind, ExitRule, Slot } from "#domain/automations/exits/exit-rule.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import {
  ACTION_KINDS,
  type ActionKind,
  ADDING_ACTIONS,
  actionsOf,
  type IntentAction,
} from "#domain/intents/action.ts";
import type { Cause } from "#domain/intents/cause.ts";
import type { Evidence } from "#domain/intents/evidence.ts";
import type { IntentState } from "#domain/intents/intent.ts";
import type { ActingFacts } from "#domain/notifications/receipt.ts";
import type { TrailingDistance } from "#domain/triggers/trailing.ts";
import type { TriggerSide } from "#domain/triggers/trigger.ts";
import type { RateE9 } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import type { NetworkFacts } from "#ports/network-facts.ts";
import { exchangeAccounts, positions } from "./accounts.ts";
import { priceColumn, satsColumn, timeColumn } from "./columns.ts";
import { users } from "./people.ts";

/** The settings of an automation, whatever its kind; a row's `kind` tells which they are. */
type AutomationConfig = MarginGuardConfig | CrossGuardConfig | ExitRule["config"] | AccountRule["config"];

type AutomationKind = "margin-guard" | "cross-guard" | ExitKind | AccountRuleKind;

/** A rule a user made. `epoch` counts the effects tried for it: one intent per epoch, so nothing acts twice for one cause. */
export const automations = pgTable(
  "automations",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    /** Null for a rule of the whole account, and for the guard of its cross position. */
    positionId: text("position_id"),
    kind: text("kind").$type<AutomationKind>().notNull(),
    /** The place it takes on its position, where one automation stands in each; of an account's the breaker and the cross guard are alone. */
    slot: text("slot").$type<Slot | AccountSlot | "cross-guard">().notNull().default("guard"),
    config: jsonb("config").$type<AutomationConfig>().notNull(),
    /** What a rule of an account keeps between two looks, and how many looks there were: of two at once the second finds another count. */
    memory: jsonb("memory").$type<AccountRule["memory"]>(),
    looks: integer("looks").notNull().default(0),
    state: text("state").$type<"armed" | "paused" | "ended">().notNull(),
    epoch: bigint("epoch", { mode: "number" }).notNull().default(0),
    version: integer("version").notNull().default(1),
    lastActionAt: timeColumn("last_action_at"),
    /** The rule it was last held back by, so the trader is told once and not at every tick. */
    heldBy: text("held_by"),
    createdAt: timeColumn("created_at").notNull(),
    updatedAt: timeColumn("updated_at").notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.accountId, t.positionId],
      foreignColumns: [positions.accountId, positions.id],
    }).onDelete("cascade"),
    uniqueIndex("automations_one_per_slot")
      .on(t.accountId, t.positionId, t.slot)
      .where(sql`${t.state} <> 'ended'`),
    uniqueIndex("automations_one_breaker")
      .on(t.accountId)
      .where(sql`${t.slot} = 'breaker' and ${t.state} <> 'ended'`),
    uniqueIndex("automations_one_guard_plan")
      .on(t.accountId)
      .where(sql`${t.slot} = 'guard-plan' and ${t.state} <> 'ended'`),
    uniqueIndex("automations_one_cross_guard")
      .on(t.accountId)
      .where(sql`${t.slot} = 'cross-guard' and ${t.state} <> 'ended'`),
    index("automations_user").on(t.userId),
    index("automations_position").on(t.accountId, t.positionId),
    check("automations_kind", sql`(${t.kind} = 'margin-guard') = (${t.slot} = 'guard')`),
    check("automations_cross_guard", sql`(${t.kind} = 'cross-guard') = (${t.slot} = 'cross-guard')`),
    check(
      "automations_place",
      sql`(${t.positionId} is null) = (${t.slot} in ('alert', 'breaker', 'entry', 'guard-plan', 'cross-guard'))`,
    ),
    check(
      "automations_memory",
      sql`(${t.memory} is null) = (${t.slot} not in ('alert', 'breaker', 'entry', 'guard-plan'))`,
    ),
    check("automations_state", sql`${t.state} in ('armed', 'paused', 'ended')`),
  ],
);

/** Every version of an automation's settings, and who made it: what happened is explained by the settings of its time. */
export const automationVersions = pgTable(
  "automation_versions",
  {
    automationId: uuid("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    kind: text("kind").$type<AutomationKind>().notNull(),
    config: jsonb("config").$type<AutomationConfig>().notNull(),
    madeAt: timeColumn("made_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.automationId, t.version] })],
);

/** What fires a trigger, wherever its row lies. */
const firingColumns = () => ({
  side: text("side").$type<TriggerSide>().notNull(),
  /** Null once it trails: then the distance below or above the best price since `trailingSince` fires it. */
  price: priceColumn("price"),
  trailingUnit: text("trailing_unit").$type<TrailingDistance["unit"]>(),
  trailingDistance: integer("trailing_distance"),
  /** The tick it trails from; never written again, however often the price makes a new best. */
  trailingSince: timeColumn("trailing_since"),
});

/**
 * An automation reduced to one price and a side, while it waits: only armed rows are in the price indexes a tick looks at.
 * A hit moves it to `trigger_work`, and it comes back when the work ends. Moved, not marked: a delete writes one page,
 * an update of a row in five indexes writes four.
 */
export const triggers = pgTable(
  "triggers",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    automationId: uuid("automation_id")
      .notNull()
      .references(() => automations.id, { onDelete: "cascade" }),
    /** Tells the prices of one automation apart: a ladder waits for one a step. */
    leg: smallint("leg").notNull().default(0),
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    network: text("network").$type<Network>().notNull(),
    ...firingColumns(),
    armed: boolean("armed").notNull(),
    /** When a disarmed trigger arms itself again (cooldown, a cap that frees); null: only a change arms it. */
    rearmAt: timeColumn("rearm_at"),
  },
  (t) => [
    uniqueIndex("triggers_one_per_leg").on(t.automationId, t.leg),
    index("triggers_below")
      .on(t.network, t.price)
      .where(sql`${t.armed} and ${t.side} = 'below' and ${t.price} is not null`),
    index("triggers_above")
      .on(t.network, t.price)
      .where(sql`${t.armed} and ${t.side} = 'above' and ${t.price} is not null`),
    index("triggers_trailing")
      .on(t.network, t.side, t.trailingUnit, t.trailingDistance, t.trailingSince)
      .where(sql`${t.armed} and ${t.trailingSince} is not null`),
    index("triggers_rearm").on(t.network, t.rearmAt).where(sql`not ${t.armed} and ${t.rearmAt} is not null`),
    index("triggers_account").on(t.accountId),
    check("triggers_side", sql`${t.side} in ('below', 'above')`),
    check("triggers_trailing_whole", sql`(${t.trailingUnit} is null) = (${t.trailingDistance} is null)`),
    check(
      "triggers_can_fire",
      sql`${t.price} is not null or (${t.trailingSince} is not null and ${t.trailingDistance} > 0)`,
    ),
  ],
);

/**
 * A trigger that was hit and is being worked on; the row ends in the transaction that writes the intent or the verdict.
 * One for each automation, whichever of its prices was hit: its work looks at all of them; its `id` tells one lease of it from a later one. It refers to no other table, because a check for each hit
 * costs as much as the hit: what removes an automation removes its work, and work that is left over is dropped.
 */
export const triggerWork = pgTable(
  "trigger_work",
  {
    automationId: uuid("automation_id").primaryKey(),
    id: bigserial("id", { mode: "number" }).notNull(),
    triggerId: bigint("trigger_id", { mode: "number" }).notNull(),
    leg: smallint("leg").notNull().default(0),
    accountId: uuid("account_id").notNull(),
    network: text("network").$type<Network>().notNull(),
    ...firingColumns(),
    low: priceColumn("low").notNull(),
    high: priceColumn("high").notNull(),
    leaseUntil: timeColumn("lease_until").notNull(),
  },
  (t) => [index("trigger_work_due").on(t.network, t.leaseUntil)],
);

/** The last tick of each network: the next one starts where this ended, so no price is skipped across a restart. */
export const marketTicks = pgTable("market_ticks", {
  network: text("network").$type<Network>().primaryKey(),
  last: priceColumn("last").notNull(),
  at: timeColumn("at").notNull(),
  /** Up to when every price has been ticked on: a gap that a process leaves open is whoever's comes next. */
  coveredAt: timeColumn("covered_at").notNull(),
  workerSeenAt: timeColumn("worker_seen_at"),
  fundingRate: bigint("funding_rate", { mode: "number" }).$type<RateE9>(),
  fundingAt: timeColumn("funding_at"),
  /** The last funding settlement after which every account was made due. */
  settledAt: timeColumn("settled_at"),
});

/** What the live probe has seen of a network; see the port. */
export const observedNetworks = pgTable("observed_networks", {
  network: text("network").$type<Network>().primaryKey(),
  facts: jsonb("facts").$type<Omit<NetworkFacts, "network" | "observedAt">>().notNull(),
  observedAt: timeColumn("observed_at").notNull(),
});

/** How many requests may leave this address: one bucket a row, shared by every process. */
export const requestBuckets = pgTable("request_buckets", {
  scope: text("scope").primaryKey(),
  tokens: doublePrecision("tokens").notNull(),
  filledAt: timeColumn("filled_at").notNull(),
});

/** Kinds of actions as a list in SQL; written out, because a constraint takes no parameters. */
const listed = (kinds: readonly ActionKind[]) => sql.raw(kinds.map((kind) => `'${kind}'`).join(", "));

/** One planned effect at the exchange; the only thing that may move money. */
export const tradeIntents = pgTable(
  "trade_intents",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id").notNull(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => exchangeAccounts.id, { onDelete: "cascade" }),
    causeKind: text("cause_kind").$type<Cause["kind"]>().notNull(),
    causeId: uuid("cause_id").notNull(),
    /** `account`, or `position:` and its id. */
    subject: text("subject").notNull(),
    epoch: bigint("epoch", { mode: "number" }).notNull(),
    action: text("action").$type<ActionKind>().notNull(),
    /** Sats; null where the action has no amount. */
    amount: satsColumn("amount"),
    details: jsonb("details").$type<IntentAction>().notNull(),
    state: text("state").$type<IntentState>().notNull(),
    before: jsonb("before").$type<Evidence>().notNull(),
    facts: jsonb("facts").$type<ActingFacts>().notNull(),
    fence: integer("fence").notNull().default(0),
    attempts: integer("attempts").notNull().default(0),
    leaseUntil: timeColumn("lease_until").notNull(),
    signedAt: timeColumn("signed_at"),
    settleUntil: timeColumn("settle_until"),
    /** When the trader was told that the outcome is not known yet. */
    unknownToldAt: timeColumn("unknown_told_at"),
    /** The tick's time: caps per day count by it. */
    plannedAt: timeColumn("planned_at").notNull(),
    expiresAt: timeColumn("expires_at"),
    doneAt: timeColumn("done_at"),
  },
  (t) => [
    uniqueIndex("trade_intents_one_per_epoch").on(t.causeId, t.subject, t.epoch),
    uniqueIndex("trade_intents_alone_in_account")
      .on(t.accountId)
      .where(sql`${t.state} in ('planned', 'sent') and ${t.action} in (${listed(actionsOf("margin"))})`),
    uniqueIndex("trade_intents_one_opening")
      .on(t.accountId)
      .where(sql`${t.state} in ('planned', 'sent') and ${t.action} in (${listed(actionsOf("opening"))})`),
    index("trade_intents_open").on(t.leaseUntil).where(sql`${t.state} in ('planned', 'sent')`),
    index("trade_intents_account").on(t.accountId, t.plannedAt),
    check("trade_intents_cause", sql`${t.causeKind} in ('automation', 'manual', 'panic')`),
    check("trade_intents_action", sql`${t.action} in (${listed(ACTION_KINDS)})`),
    check(
      "trade_intents_amount",
      sql`case when ${t.action} in (${listed(ADDING_ACTIONS)}) then ${t.amount} > 0 else ${t.amount} is null end`,
    ),
    check(
      "trade_intents_state",
      sql`${t.state} in ('planned', 'sent', 'confirmed', 'rejected', 'not-applied', 'ambiguous', 'superseded')`,
    ),
  ],
);
