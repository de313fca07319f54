import type { RuleLeg } from "#domain/automations/alerts/alert-legs.ts";
import { entryLegs, restLegs } from "#domain/automations/entries/entry-legs.ts";
import { type EntryTrigger, entryTrigger } from "#domain/automations/entries/entry-trigger.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { entryReceiptFacts } from "./plan-entry.ts";
import type { EntryScene, EntrySight } from "./read-entry-sight.ts";
import { ruleLegs } from "./rule-legs.ts";

/** What became of what a look decided; `nothing` where it asked for no order. */
export type EntryDone = "nothing" | "confirmed" | "unknown" | "rejected";

/** An entry that is due and cannot be made is looked at again after this: what stands in its way passes by somebody's doing. */
const HELD_REST_MS = 60_000;
/** What the exchange refused rarely passes by itself, and each try is told. */
const REFUSED_REST_MS = 15 * 60_000;
/** The outcome itself brings the next look; this is for a ladder, whose next rung must not wait for a reading. */
const UNKNOWN_REST_MS = 5_000;

/** What stays due whatever the price does next: it would be decided again at the next tick, and the next. */
const staysDue = ({ rule }: EntryScene): boolean => ["ladder", "dip"].includes(rule.config.when.kind);

/** How long an entry is left alone after what came of it; null where it goes on at once. */
const restOf = (scene: EntryScene, { verdict }: EntrySight, done: EntryDone): number | null => {
  if (!staysDue(scene)) return null;
  if (done === "rejected") return REFUSED_REST_MS;
  if (done === "unknown") return UNKNOWN_REST_MS;
  return done === "nothing" && verdict?.kind === "alert" ? HELD_REST_MS : null;
};

/** What it waits for from here: what it entered counts. */
const triggerFrom = async (
  deps: MonitorDeps,
  { rule, tick }: EntryScene,
  { facts }: EntrySight,
  done: EntryDone,
): Promise<EntryTrigger> => {
  const { config } = rule;
  if (config.when.kind === "ladder" && done !== "nothing") return { kind: "at-once" };
  const made = done === "nothing" ? facts.entries : await deps.rules.entriesOf(rule.id);
  return entryTrigger({
    config,
    at: tick.at,
    last: tick.last,
    entries: made,
    candles: facts.candles,
    resting: facts.resting,
  });
};

const legsOf = (
  scene: EntryScene,
  sight: EntrySight,
  done: EntryDone,
  trigger: EntryTrigger,
): readonly RuleLeg[] => {
  const { expiresAt } = scene.rule.config;
  const rest = restOf(scene, sight, done);
  const isOver = trigger.kind === "never";
  return rest === null || isOver ? entryLegs(trigger, expiresAt) : restLegs(scene.tick.at + rest, expiresAt);
};

/** By which rule it is held back; null while it only waits. */
const heldByOf = ({ verdict }: EntrySight, done: EntryDone): string | null => {
  if (done === "rejected") return "refused";
  const isHeld = verdict?.kind === "alert" || verdict?.rule === "candles-unknown";
  return isHeld ? verdict.rule : null;
};

/** The trader is told once that an entry that was due is not made, not at every look. */
const receiptOf = (
  deps: MonitorDeps,
  scene: EntryScene,
  { facts, verdict }: EntrySight,
): NewReceipt | null => {
  const { rule, tick } = scene;
  if (verdict?.kind !== "alert" || rule.heldBy === verdict.rule) return null;
  return {
    id: deps.newId(),
    userId: rule.userId,
    accountId: rule.accountId,
    automationId: rule.id,
    positionId: null,
    intentId: null,
    outcome: "held",
    facts: entryReceiptFacts(scene, facts, verdict),
    rawAnswer: null,
    severity: "danger",
    at: tick.at,
  };
};

/**
 * Writes what a look came to: from where the price is armed, what is waited for, and what is told. An entry that can never be
 * made again has ended; one whose outcome is not known yet stays until it is. False where somebody else looked meanwhile.
 */
export const settleEntry = async (
  deps: MonitorDeps,
  scene: EntryScene,
  sight: EntrySight,
  done: EntryDone,
): Promise<boolean> => {
  const { rule, tick, work } = scene;
  const trigger = await triggerFrom(deps, scene, sight, done);
  const isQuiet = trigger.kind === "time" && trigger.rule === "quiet-ends";
  return deps.rules.settle({
    rule,
    work: done === "nothing" ? work : null,
    memory: { armed: isQuiet ? null : { from: tick.last, at: tick.at } },
    state: trigger.kind === "never" && done !== "unknown" ? "ended" : "armed",
    heldBy: heldByOf(sight, done),
    legs: ruleLegs(legsOf(scene, sight, done, trigger)),
    receipt: receiptOf(deps, scene, sight),
    at: tick.at,
  });
};
