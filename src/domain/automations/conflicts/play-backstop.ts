import { liquidationDistance } from "../../position/distance.ts";
import { type BasisPoints, basisPoints } from "../../units.ts";
import { decideBackstop } from "../exits/backstop.ts";
import type { PlacedStop } from "../exits/stop-slot.ts";
import { guardLegs } from "../guard-step.ts";
import type { RuleName } from "./conflict.ts";
import { type Deed, noteMove, type Play, type Slot, slotWith } from "./play.ts";
import type { Setting } from "./setting.ts";

const BACKSTOP: RuleName = { kind: "backstop", place: 0 };

/** How near to liquidation the last of the guard's steps acts, at least 0.01 %; null where none is left to act. */
const lastStepBps = ({ guard }: Setting, { position, spending }: Play): BasisPoints | null => {
  if (guard === null) return null;
  const { side, liquidation } = position;
  const legs = guardLegs(position, guard.config.steps, spending.doneSteps ?? []);
  if (legs.length === 0) return null;
  const nearest = Math.min(
    ...legs.map(({ trigger }) => liquidationDistance(side, liquidation, trigger.price)),
  );
  return basisPoints(Math.max(1, nearest));
};

const placedOf = (slot: Slot | null): PlacedStop | null => {
  if (slot === null || slot.owner.kind === "stop-by-hand") return null;
  return { owner: slot.owner.kind === "backstop" ? "backstop" : "trader", stop: slot.stop };
};

/** What the backstop does at the last price; null where it holds, or there is no guard it stands behind. */
export const playBackstop = (setting: Setting, play: Play): Deed | null => {
  const { position, last, slot } = play;
  const isMine = slot === null || slot.owner.kind === "backstop";
  const guardTriggerBps = isMine ? lastStepBps(setting, play) : null;
  if (guardTriggerBps === null) return null;
  const verdict = decideBackstop({
    position,
    last,
    standing: slot?.stop ?? null,
    placed: placedOf(slot),
    guardTriggerBps,
    isOptedOut: setting.facts.isBackstopOptedOut,
  });
  if (verdict.kind === "hold" || verdict.kind === "alert") return null;
  const next = verdict.kind === "remove" ? null : slotWith(play, verdict.stop, BACKSTOP);
  const level = next?.level ?? slot?.level ?? last;
  return {
    kind: "goes-on",
    play: {
      ...play,
      slot: next,
      moves: noteMove(play, { kind: "stop-moved", isPlaced: next !== null, by: BACKSTOP, level }),
    },
  };
};
