import fc from "fast-check";
import { expect, test } from "vitest";
import { liquidationAfterAdding, type MarginGuardVerdict } from "#domain/automations/margin-guard.ts";
import { type MarginGuardPreview, previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { amountTag, MOST_TAG } from "#domain/intents/amount-tag.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import { runs } from "../infra/runs.ts";
import { anyScene, anySceneAhead, freshScene, type Scene } from "./guard-scene.ts";
import { type OpenScene, openScene, VENUES } from "./open-scene.ts";

/** How often a guard is previewed and fired: what it did before is part of what it does next. */
const ROUNDS = 2;

type Before = {
  readonly position: IsolatedPosition;
  readonly balance: Sats;
  readonly topUps: number;
  readonly told: number;
};

const look = async (open: OpenScene): Promise<Before | null> => {
  const { position, balance } = await open.seen();
  if (position === undefined) return null;
  return { position, balance, topUps: open.topUps().length, told: (await open.receipts()).length };
};

const expectNothing = async (open: OpenScene, before: Before) => {
  expect([open.topUps().length, open.closes()]).toEqual([before.topUps, 0]);
  expect(await open.seen()).toMatchObject({
    position: { margin: before.position.margin, liquidation: before.position.liquidation },
    balance: before.balance,
  });
};

type TopUp = Extract<MarginGuardVerdict, { kind: "add-margin" }>;

/** What was sent is what was previewed and the mark; the exchange stands where the verdict says, which is read back. */
const expectToppedUp = async (open: OpenScene, before: Before, previewed: TopUp) => {
  const receipt = (await open.receipts()).at(-1);
  const [sent = 0, ...more] = open.topUps().slice(before.topUps);
  expect([more, open.closes()]).toEqual([[], 0]);
  const mark = sent - previewed.amount;
  // A bound that leaves no more than a mark can be is used without one.
  const isBare = mark === 0 && previewed.amount <= MOST_TAG;
  expect(isBare || mark === amountTag(receipt?.intentId ?? "")).toBe(true);
  if (previewed.limitedBy === null) expect(previewed.amount).toBe(previewed.needed);
  expect(previewed.liquidationAfter).toBe(liquidationAfterAdding(before.position, previewed.amount));
  const liquidationAfter = liquidationAfterAdding(before.position, sats(sent));
  expect(receipt?.facts.verdict).toEqual({ ...previewed, amount: sent, liquidationAfter });
  expect(receipt?.facts.liquidationAfter).toBe(liquidationAfter);
  const after = await open.seen();
  expect(after.position).toMatchObject({
    margin: before.position.margin + sent,
    liquidation: liquidationAfter,
  });
  expect(after.balance).toBe(before.balance - sent);
};

/** What came of the tick that fires the guard, held against what its preview said. */
const expectPreviewed = async (open: OpenScene, before: Before, { verdict }: MarginGuardPreview) => {
  const receipts = (await open.receipts()).slice(before.told);
  switch (verdict.kind) {
    case "hold":
      expect(receipts).toEqual([]);
      return expectNothing(open, before);
    case "alert":
      // It is told once, however often it is looked at.
      if (before.told === 0) expect(receipts).toMatchObject([{ outcome: "held", facts: { verdict } }]);
      return expectNothing(open, before);
    case "close":
      expect(receipts).toMatchObject([{ outcome: "confirmed", facts: { verdict } }]);
      expect([open.topUps().length, open.closes()]).toEqual([before.topUps, 1]);
      expect((await open.seen()).position).toBeUndefined();
      return;
    case "add-margin":
      expect(receipts).toMatchObject([{ outcome: "confirmed" }]);
      return expectToppedUp(open, before, verdict);
  }
};

/** Previews the guard, moves the price to where it fires, and a step before that; null when there is nothing more to see. */
const playRound = async (open: OpenScene, last: PriceHalfUsd): Promise<PriceHalfUsd | null> => {
  const before = await look(open);
  if (before === null) return null;
  const { config, spending } = await open.standing();
  const preview = previewMarginGuard({ ...before, last, config, spending, funding: open.funding });
  if (preview === null) return null;
  const { trigger, firesNow, verdict } = preview;
  if (!firesNow) {
    await open.tick(priceHalfUsd(trigger.price + (trigger.side === "below" ? 1 : -1)));
    await expectNothing(open, before);
    expect(await open.receipts()).toHaveLength(before.told);
  }
  const at = firesNow ? last : trigger.price;
  await open.tick(at);
  await expectPreviewed(open, before, preview);
  return verdict.kind === "add-margin" ? at : null;
};

/** Previews and fires the guard of a scene, again and again. */
const play = async (scene: Scene, venue: keyof typeof VENUES): Promise<void> => {
  const open = await openScene(scene, VENUES[venue]);
  let last: PriceHalfUsd | null = scene.last;
  for (let round = 0; round < ROUNDS && last !== null; round += 1) last = await playRound(open, last);
};

/** Ten thousand scenes at their full size, on a busy machine. */
const PATIENCE_MS = 5 * 60_000;

test(
  "a guard does at its previewed price what its preview says, to the sat and the tick, and nothing a step before",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyScene, anySceneAhead), async (numbers) => {
        const scene = freshScene(numbers);
        // The paper exchange last: the scene stands on it.
        await play(scene, "fake");
        await play(scene, "paper");
      }),
      { numRuns: runs(10_000) },
    );
  },
  PATIENCE_MS,
);
