import { decideBackstop } from "#domain/automations/exits/backstop.ts";
import { decideStop } from "#domain/automations/exits/decide-stop.ts";
import { decideTakeProfit } from "#domain/automations/exits/decide-take-profit.ts";
import { standingStopOf } from "#domain/automations/exits/exit-rule.ts";
import { REQUEST_BUDGET } from "#domain/automations/exits/exit-terms.ts";
import type { NativeStop } from "#domain/automations/exits/native-stop.ts";
import type { PlacedStop } from "#domain/automations/exits/stop-slot.ts";
import type { IntentAction } from "#domain/intents/action.ts";
import type { ExitDecision } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { BasisPoints, PriceHalfUsd, RateE9 } from "#domain/units.ts";
import type { PositionExits, StoredExit } from "#ports/exits.ts";

/** What an exit is decided from; all of one reading. */
export type ExitScene = {
  readonly position: IsolatedPosition;
  readonly last: PriceHalfUsd;
  /** The best price since the last look, where it is known: highest for a long. */
  readonly best: PriceHalfUsd | null;
  readonly at: number;
  readonly feeRate: RateE9;
  /** How far before liquidation the position's guard acts. */
  readonly guardTriggerBps: BasisPoints;
};

const stopOf = (action: IntentAction): NativeStop | null => {
  switch (action.kind) {
    case "set-stop-loss":
      return { kind: "fixed", price: action.price };
    case "set-trailing-stop":
      return { kind: "trailing", bps: action.distance };
    default:
      return null;
  }
};

/** Whose the stop is that was placed last through us; null where none was. */
export const placedStop = ({
  exits,
  lastStop,
}: Pick<PositionExits, "exits" | "lastStop">): PlacedStop | null => {
  const stop = lastStop === null ? null : stopOf(lastStop.action);
  if (lastStop === null || stop === null) return null;
  const by = exits.find(({ id }) => id === lastStop.exitId);
  return { owner: by?.kind === "backstop" ? "backstop" : "trader", stop };
};

const takeProfitOf = (
  exit: StoredExit & { readonly kind: "take-profit" },
  of: PositionExits,
  scene: ExitScene,
) => {
  const { position, last, feeRate } = scene;
  const { lastTakeProfit } = of;
  const isOurs = lastTakeProfit?.exitId === exit.id && lastTakeProfit.action.kind === "set-take-profit";
  const inputs = {
    config: exit.config,
    position,
    placed: isOurs
      ? { price: lastTakeProfit.action.price, isOutdated: lastTakeProfit.version !== exit.version }
      : null,
    last,
    feeRate,
  };
  return { of: "take-profit", inputs, verdict: decideTakeProfit(inputs) } as const;
};

const stopDecision = (
  exit: Exclude<StoredExit, { readonly kind: "take-profit" | "backstop" }>,
  { lastStop }: PositionExits,
  { position, last, best, at, feeRate }: ExitScene,
): ExitDecision => {
  const stop = lastStop?.exitId === exit.id ? stopOf(lastStop.action) : null;
  const inputs = {
    automation: exit,
    position,
    standing: standingStopOf(position),
    placed: stop === null ? null : { stop, isOutdated: lastStop?.version !== exit.version },
    last,
    best,
    feeRate,
    sinceLastPlacedMs: lastStop?.exitId === exit.id ? at - lastStop.at : null,
    requestBudget: REQUEST_BUDGET,
  };
  return { of: "stop", inputs, verdict: decideStop(inputs) };
};

/** Takes an exit's verdict from one reading and what was placed before. */
export const decideExit = (exit: StoredExit, of: PositionExits, scene: ExitScene): ExitDecision => {
  switch (exit.kind) {
    case "backstop": {
      const { position, last, guardTriggerBps } = scene;
      const standing = standingStopOf(position);
      const isOptedOut = !exit.config.isWanted;
      const inputs = { position, last, standing, placed: placedStop(of), guardTriggerBps, isOptedOut };
      return { of: "backstop", inputs, verdict: decideBackstop(inputs) };
    }
    case "take-profit":
      return takeProfitOf(exit, of, scene);
    case "stop-loss":
    case "trailing-stop":
    case "break-even-stop":
      return stopDecision(exit, of, scene);
  }
};

/** The effect a verdict wants at the exchange; null for one that wants none. */
export const actionOfExit = ({ of, verdict }: ExitDecision): IntentAction | null => {
  switch (verdict.kind) {
    case "place":
      if (!("stop" in verdict)) return { kind: "set-take-profit", price: verdict.price };
      return verdict.stop.kind === "fixed"
        ? { kind: "set-stop-loss", price: verdict.stop.price }
        : { kind: "set-trailing-stop", distance: verdict.stop.bps };
    case "remove":
      return { kind: of === "take-profit" ? "remove-take-profit" : "remove-stop-loss" };
    case "close":
      return { kind: "close-trade" };
    case "hold":
    case "alert":
      return null;
  }
};
