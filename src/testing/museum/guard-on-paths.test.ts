import fc from "fast-check";
import { expect, test } from "vitest";
import { guardLegs, type Leg, stepTrigger } from "#domain/automations/guard-step.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { sats } from "#domain/units.ts";
import type { LedgerRow } from "#paper-exchange/world/ledger.ts";
import { runs } from "../infra/runs.ts";
import { expectSaidRight, LOOK_AGAIN_MS } from "./expect-said-right.ts";
import { anyScene, freshScene, type Scene } from "./guard-scene.ts";
import { type OpenScene, openScene, VENUES } from "./open-scene.ts";
import { anyPath, happen } from "./paper-path.ts";

const DAY_MS = 86_400_000;

/** Every top-up of the guard's, by the exchange's own ledger: what is done by hand carries no stamp of ours. */
const topUpsOf = ({ paper }: Scene): readonly LedgerRow[] =>
  paper.world.ledger.rows.filter(({ kind, signedAt }) => kind === "add-margin" && signedAt !== null);

const sum = (rows: readonly LedgerRow[]): number => rows.reduce((all, { amount }) => all + amount, 0);

const atMost = (value: number, cap: number | null) => expect(value).toBeLessThanOrEqual(cap ?? value);

/** No cap is passed, for any one top-up, in all, or in any 24 hours. */
const expectWithinCaps = (scene: Scene, accountCap: number | null) => {
  const rows = topUpsOf(scene);
  const { maxPerAction, maxPerDay, maxTotal } = scene.config;
  atMost(sum(rows), maxTotal);
  for (const { amount, at } of rows) {
    atMost(amount, maxPerAction);
    const inDay = sum(rows.filter((row) => row.at <= at && row.at > at - DAY_MS));
    atMost(inDay, maxPerDay);
    atMost(inDay, accountCap);
  }
};

type Sight = Awaited<ReturnType<OpenScene["seen"]>> & { readonly topUps: number };

const look = async (scene: Scene, open: OpenScene): Promise<Sight> => ({
  ...(await open.seen()),
  topUps: topUpsOf(scene).length,
});

const isFarther = ({ side }: IsolatedPosition, before: number, after: number): boolean =>
  side === "long" ? after <= before : after >= before;

/** What one look may do: at most one effect, liquidation never nearer, and the stop of the trader's where it was. */
const expectSoundLook = (scene: Scene, before: Sight, after: Sight) => {
  expect(after.topUps - before.topUps).toBeLessThanOrEqual(1);
  if (before.position === undefined || after.position === undefined) return;
  expect(after.position.stopLoss).toBe(before.position.stopLoss);
  if (after.topUps === before.topUps) return;
  const { config } = scene;
  expect(isFarther(scene.position, before.position.liquidation, after.position.liquidation)).toBe(true);
  atMost(after.position.margin + Math.max(0, after.position.fundingPaid), config.maxLoss);
  expect(after.balance).toBeGreaterThanOrEqual(config.reserve);
};

/** Each effect has an epoch of its own, and each confirmed epoch its effect. */
const expectOneEffectAnEpoch = (scene: Scene, open: OpenScene) => {
  const intents = [...open.stores.tables.intents.values()];
  const acted = intents.filter(({ state }) => state === "confirmed");
  expect(new Set(acted.map(({ plan }) => plan.epoch)).size).toBe(acted.length);
  const added = acted.filter(({ plan }) => plan.action.kind === "add-margin");
  expect(added.map(({ amount }) => amount)).toEqual(topUpsOf(scene).map(({ amount }) => amount));
  expect(acted.length - added.length).toBeLessThanOrEqual(1);
};

const isLive =
  (legs: readonly Leg[]) =>
  (row: { readonly leg: number }): boolean =>
    legs.some(({ leg }) => leg === row.leg);

/** The guard waits at exactly the prices its steps have now; one that is asleep has a reason. */
const expectArmedWhereItSays = async (open: OpenScene) => {
  const { position } = await open.seen();
  const guard = await open.standing();
  if (position === undefined || guard.state !== "armed") return;
  const done = guard.spending.doneSteps ?? [];
  const legs = guardLegs(position, guard.config.steps, done);
  const rows = [...open.stores.tables.triggers.values()].toSorted((one, other) => one.leg - other.leg);
  const [live, over] = [rows.filter(isLive(legs)), rows.filter((row) => !isLive(legs)(row))];
  expect(live.map(({ leg, side, price }) => ({ leg, trigger: { side, price } }))).toEqual(legs);
  for (const { armed, rearmAt } of live) {
    expect(armed || rearmAt !== null || guard.heldBy !== null).toBe(true);
  }
  // What no price does any more, because of margin added by hand, stays where it was; what acted and acts no more sleeps.
  for (const { armed, leg } of over) {
    const step = guard.config.steps[leg];
    if (step !== undefined && stepTrigger(position, step.when) === null) continue;
    expect([armed, done.includes(leg)]).toEqual([false, true]);
  }
};

test("on any path a guard passes no cap, brings liquidation no nearer, acts once an epoch, waits where it says and can do what is said of it", async () => {
  const anyAccountCap = fc.option(fc.integer({ min: 1, max: 200 }));
  await fc.assert(
    fc.asyncProperty(anyScene, anyPath, anyAccountCap, async (numbers, path, share) => {
      const scene = freshScene(numbers);
      const open = await openScene(scene, VENUES.paper);
      const accountCap = share === null ? null : sats(Math.ceil((scene.position.margin * share) / 100));
      await open.stores.behind.setDayCap(open.account.id, accountCap);
      for (const event of path) {
        let before = await look(scene, open);
        await happen(scene, open, event, async () => {
          before = await look(scene, open);
        });
        expectSoundLook(scene, before, await look(scene, open));
      }
      const { last } = scene.paper.world.market;
      open.pass(LOOK_AGAIN_MS);
      open.move(last, open.clock());
      await open.sync(last);
      expectWithinCaps(scene, accountCap);
      expectOneEffectAnEpoch(scene, open);
      await expectArmedWhereItSays(open);
      await expectSaidRight(open, last);
    }),
    // Making a failing path shorter takes minutes; its seed does without.
    { numRuns: runs(1_000), endOnFailure: true },
  );
});
