import fc from "fast-check";
import { MAX_PRICE, type PriceHalfUsd, priceHalfUsd, sats } from "#domain/units.ts";
import { addMargin } from "#paper-exchange/engine/add-margin.ts";
import { depositToCross, withdrawFromCross } from "#paper-exchange/engine/move-cross-margin.ts";
import { Refusal } from "#paper-exchange/engine/refusal.ts";
import { setStopLoss } from "#paper-exchange/engine/set-stops.ts";
import { takeCashIn } from "#paper-exchange/engine/take-cash-in.ts";
import type { Trade } from "#paper-exchange/world/trade.ts";
import type { Scene } from "./guard-scene.ts";
import type { OpenScene } from "./open-scene.ts";

/** One thing that happens between two looks of the monitor; sizes in thousandths. */
export type PathEvent =
  /** The price moves by a share of what it is away from liquidation; above 0 towards it. It may have been farther in between. */
  | { readonly kind: "move"; readonly by: number; readonly wick: number }
  | { readonly kind: "wait"; readonly minutes: number }
  /** By hand, and of: the free sats, what was put away, the margin, the free sats, the way to liquidation. */
  | {
      readonly kind: "withdraw" | "deposit" | "cash-in" | "add" | "stop";
      readonly share: number;
    }
  | { readonly kind: "sync" };

const anyMove = fc.record({
  kind: fc.constant("move" as const),
  by: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -150, max: 200 }) },
    { weight: 1, arbitrary: fc.integer({ min: -900, max: 900 }) },
  ),
  wick: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 600 })),
});

/** Up to 200 events: a walk with gaps and wicks, hours that pass, readings, and what a trader does by hand. */
export const anyPath: fc.Arbitrary<readonly PathEvent[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: anyMove },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.nat(300) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("sync" as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom("withdraw", "deposit", "cash-in", "add", "stop"),
        share: fc.integer({ min: 1, max: 500 }),
      }),
    },
  ),
  { maxLength: 200, size: "max" },
);

const onWay = (last: PriceHalfUsd, { liquidation }: Trade, share: number): PriceHalfUsd =>
  priceHalfUsd(
    Math.min(Number(MAX_PRICE) - 2, Math.max(4, Math.round(last + ((liquidation - last) * share) / 1_000))),
  );

type ByHand = Extract<PathEvent, { readonly share: number }>;

const doByHand = ({ paper: { world }, accountId }: Scene, trade: Trade, { kind, share }: ByHand): void => {
  const shareOf = (whole: number) => sats(Math.ceil((whole * share) / 1_000));
  const free = world.accounts.get(accountId)?.balance ?? 0;
  switch (kind) {
    case "withdraw":
      return void depositToCross(world, accountId, shareOf(free));
    case "deposit":
      return void withdrawFromCross(world, accountId, shareOf(free));
    case "cash-in":
      return void takeCashIn(world, trade, shareOf(trade.margin));
    case "add":
      return void addMargin(world, trade, shareOf(free));
    case "stop":
      return void setStopLoss(world, trade, onWay(world.market.last, trade, share));
  }
};

/** Lets one thing happen and the monitor look; `onLook` is asked right before it does. */
export const happen = async (
  scene: Scene,
  open: OpenScene,
  event: PathEvent,
  onLook: () => Promise<void>,
): Promise<void> => {
  const { world } = scene.paper;
  const trade = world.running.get(scene.position.id);
  if (trade === undefined) return;
  const { last } = world.market;
  let [next, touched] = [last, last];
  if (event.kind === "wait") open.pass(event.minutes * 60_000);
  else open.pass(1_000);
  if (event.kind === "move") {
    next = onWay(last, trade, event.by);
    touched = onWay(next, trade, event.wick);
    open.move(touched, open.clock());
  }
  open.move(next, open.clock());
  if (event.kind === "sync") await open.sync(next);
  if ("share" in event) {
    try {
      doByHand(scene, trade, event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await onLook();
  await open.see(next, {
    low: priceHalfUsd(Math.min(next, touched)),
    high: priceHalfUsd(Math.max(next, touched)),
  });
};
