import { decideStop, type StopVerdict } from "../exits/decide-stop.ts";
import type { NativeStop } from "../exits/native-stop.ts";
import type { StopFacts } from "../exits/stop-facts.ts";
import { isSameRule, type RuleName } from "./conflict.ts";
import { type Deed, noteMove, type Play, slotWith } from "./play.ts";
import type { Setting, StopRule } from "./setting.ts";

/** What a stop automation sees in a played market; between two requests there is always time enough. */
export const stopFactsOf = ({ facts }: Setting, play: Play, { name, automation }: StopRule): StopFacts => {
  const { position, last, best, slot, placed } = play;
  const stop = placed[name.place] ?? null;
  return {
    automation,
    position: { ...position, stopLoss: slot?.level ?? null },
    standing: slot?.stop ?? null,
    placed: stop === null ? null : { stop, isOutdated: false },
    last,
    best,
    feeRate: facts.feeRate,
    sinceLastPlacedMs: null,
    requestBudget: facts.requestBudget,
  };
};

const place = (play: Play, stop: NativeStop, by: RuleName): Deed | null => {
  const slot = slotWith(play, stop, by);
  if (slot === null) return null;
  const placed = play.placed.map((before, at) => (at === by.place ? stop : before));
  const moves = noteMove(play, { kind: "stop-moved", isPlaced: true, by, level: slot.level });
  return { kind: "goes-on", play: { ...play, slot, placed, moves } };
};

/** It is told once a move that somebody else's trailing stop leaves no place. */
const block = (play: Play, by: RuleName, verdict: Extract<StopVerdict, { kind: "alert" }>): Deed | null => {
  const { slot, moves } = play;
  if (slot === null || verdict.rule !== "trailing-stands") return null;
  if (moves.some((move) => move.kind === "blocked" && isSameRule(move.by, by))) return null;
  const { level } = verdict;
  return {
    kind: "goes-on",
    play: { ...play, moves: noteMove(play, { kind: "blocked", by, owner: slot.owner, level }) },
  };
};

/** What one stop automation does at the last price; null where it holds. */
export const playStop = (setting: Setting, play: Play, rule: StopRule): Deed | null => {
  const by = rule.name;
  const verdict = decideStop(stopFactsOf(setting, play, rule));
  switch (verdict.kind) {
    case "place":
      return place(play, verdict.stop, by);
    case "remove": {
      const level = play.slot?.level ?? play.last;
      return {
        kind: "goes-on",
        play: {
          ...play,
          slot: null,
          moves: noteMove(play, { kind: "stop-moved", isPlaced: false, by, level }),
        },
      };
    }
    case "close":
      return { kind: "closes", by };
    case "alert":
      return block(play, by, verdict);
    case "hold":
      return null;
  }
};
