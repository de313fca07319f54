import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { liquidationWith } from "../../risk/counted-margin.ts";
import { type Sats, sats } from "../../units.ts";
import type { GuardSpending } from "../guard-bounds.ts";
import { stepTrigger } from "../guard-step.ts";
import { decideMarginGuard } from "../margin-guard.ts";
import type { RuleName } from "./conflict.ts";
import { type Deed, noteMove, type Play, tickAt } from "./play.ts";
import type { Setting } from "./setting.ts";

/** The position with more margin. The exchange's own liquidation is moved, not replaced by ours. */
const withMargin = (position: IsolatedPosition, amount: Sats): IsolatedPosition => ({
  ...position,
  margin: sats(position.margin + amount),
  liquidation: liquidationWith(position, amount),
});

const spent = (spending: GuardSpending, amount: Sats, done: readonly number[]): GuardSpending => ({
  ...spending,
  addedInAll: sats(spending.addedInAll + amount),
  addedInDay: sats(spending.addedInDay + amount),
  sinceLastActionMs: 0,
  doneSteps: done,
  ...(spending.accountRoom === undefined ? {} : { accountRoom: sats(spending.accountRoom - amount) }),
});

/** What the guard does at the last price; null where it holds or can only tell. Sats leave the balance for the margin. */
export const playGuard = ({ guard }: Setting, play: Play): Deed | null => {
  if (guard === null) return null;
  const { position, last, balance, spending } = play;
  const { config } = guard;
  const verdict = decideMarginGuard({
    position,
    tick: tickAt(last),
    balance,
    spending,
    config,
    tag: sats(0),
  });
  const by: RuleName = { kind: "guard-step", place: verdict.step };
  if (verdict.kind === "close") return { kind: "closes", by };
  if (verdict.kind !== "add-margin") return null;
  const { amount, limitedBy, step, needed } = verdict;
  const done = spending.doneSteps ?? [];
  const when = config.steps[step]?.when;
  const next = when === undefined ? null : stepTrigger(withMargin(position, needed), when);
  return {
    kind: "goes-on",
    play: {
      ...play,
      position: withMargin(position, amount),
      balance: sats(balance - amount),
      spending: spent(spending, amount, when?.by === "price" ? [...done, step] : done),
      moves: noteMove(play, {
        kind: "added",
        by,
        amount,
        limitedBy,
        price: last,
        liquidation: position.liquidation,
        holdsTo: next?.price ?? null,
      }),
    },
  };
};
