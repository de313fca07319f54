import { type Sats, sats } from "#domain/units.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { carryOut } from "../monitor/carry-out.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { takeDownEffect } from "../monitor/take-down-effect.ts";
import { lookAgain, type RuleLooked } from "./look-again.ts";
import { planEntry } from "./plan-entry.ts";
import { type EntryScene, type EntrySight, readEntrySight } from "./read-entry-sight.ts";
import { settleEntry } from "./settle-entry.ts";

/** The fence of an intent nobody has claimed since it was planned. */
const FIRST_FENCE = 1;

/** What an order takes from the balance, as it was reckoned; a cancel takes nothing. */
const costOf = ({ verdict }: EntrySight): Sats =>
  verdict?.kind === "enter" ? (verdict.orders[0]?.cost ?? sats(0)) : sats(0);

/**
 * Carries one order of an entry out. One that never left is decided anew, from where the price was armed before; its
 * settlement brings that look.
 */
const act = async (
  deps: MonitorDeps,
  scene: EntryScene,
  sight: EntrySight,
  plan: IntentPlan,
): Promise<RuleLooked> => {
  const { account, exchange, tick } = scene;
  const intent = { ...plan, fence: FIRST_FENCE };
  const outcome = await carryOut(deps, { account, exchange, intent, terms: null, at: tick.at });
  takeDownEffect(deps, account.network, tick, outcome);
  if (outcome === "superseded") return { came: "putOff", spent: sats(0) };
  await settleEntry(deps, scene, sight, outcome);
  return { came: outcome, spent: outcome === "rejected" ? sats(0) : costOf(sight) };
};

/**
 * Looks at an automatic entry: gathers, decides, and places at most one order through an intent. An order that cannot be
 * planned now, because another opening of the account is under way or somebody changed the rule, is decided anew: nothing
 * was sent for it.
 */
export const lookAtEntry = async (deps: MonitorDeps, scene: EntryScene): Promise<RuleLooked> => {
  const sight = await readEntrySight(deps, scene);
  if (sight === null) return lookAgain(deps, scene);
  const plan = planEntry(deps, scene, sight);
  if (plan !== null) {
    const planned = await deps.intents.plan(scene.work, plan);
    return planned === "conflict" ? lookAgain(deps, scene) : act(deps, scene, sight, plan);
  }
  const isSettled = await settleEntry(deps, scene, sight, "nothing");
  return isSettled ? { came: "held", spent: sats(0) } : lookAgain(deps, scene);
};
