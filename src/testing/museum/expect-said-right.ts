import { expect } from "vitest";
import { type FiringFacts, whatStillFires, whyCannotFire } from "#domain/automations/cannot-fire.ts";
import { guardLegs } from "#domain/automations/guard-step.ts";
import { lookAhead } from "#domain/automations/look-ahead.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { isReached } from "#domain/triggers/trigger.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { OpenScene } from "./open-scene.ts";

/** Longer than a guard waits before it looks again for sats that somebody else may have sent. */
export const LOOK_AGAIN_MS = 31_000;

const factsNow = async (open: OpenScene, last: PriceHalfUsd): Promise<FiringFacts | null> => {
  const { position, balance } = await open.seen();
  if (position === undefined) return null;
  const { config, spending, state } = await open.standing();
  return {
    state,
    isKeyAccepted: true,
    blindReason: null,
    position,
    last,
    balance,
    spending,
    config,
    funding: open.funding,
  };
};

/** Where its prices are, as the market comes to them on its way to liquidation. */
const wayOf = (
  { position, config, spending, funding }: FiringFacts,
  last: PriceHalfUsd,
): readonly PriceHalfUsd[] => {
  const here = { low: last, high: last, last, at: 0 };
  const ahead = guardLegs(
    lookAhead(position, config, funding).position,
    config.steps,
    spending.doneSteps ?? [],
  )
    .filter(({ trigger }) => !isReached(trigger, here))
    .map(({ trigger }) => trigger.price)
    .filter((price) => !isAtLiquidation(position.side, position.liquidation, price));
  return [last, ...ahead.toSorted((one, other) => Math.abs(one - last) - Math.abs(other - last))];
};

/** The first place on the way where the guard does something, from 0; −1 for nowhere. */
const actsAt = async (open: OpenScene, way: readonly PriceHalfUsd[]): Promise<number> => {
  const deeds = () => open.topUps().length + open.closes();
  const before = deeds();
  for (const [place, price] of way.entries()) {
    await open.tick(price);
    if (deeds() > before) return place;
  }
  return -1;
};

/** Holds what is said of the guard now against what it does at its prices. */
export const expectSaidRight = async (open: OpenScene, last: PriceHalfUsd): Promise<void> => {
  const facts = await factsNow(open, last);
  // A stop of the trader's may end the position before the guard's price comes, which is not the guard's to tell.
  if (facts === null || facts.position.stopLoss !== null) return;
  const why = whyCannotFire(facts, "en");
  const still = whatStillFires(facts, "en");
  const place = await actsAt(open, wayOf(facts, last));
  expect({ why, acts: place >= 0 }).toEqual({ why: place < 0 ? expect.any(String) : null, acts: place >= 0 });
  if (still !== null) expect(place).toBeGreaterThan(0);
};
