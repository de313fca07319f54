import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { isHeld } from "#domain/automations/cross-guard/cross-step.ts";
import { type AccountLook, judgeAccount } from "#domain/notifications/telegram/account-look.ts";
import { MAX_PRICE, priceFromUsd, sats } from "#domain/units.ts";
import type { StoredCross } from "#ports/cross-positions.ts";
import type { StoredAccount, StoredPosition } from "#ports/exchange-accounts.ts";
import type { SeenMarket } from "#ports/markets.ts";
import { overviewView } from "#server/views/overview-view.ts";
import { aCrossPosition, aFlatCross } from "#testing/builders/a-cross-position.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anAccount, NOW } from "#testing/stores/guarded-position.ts";
import { accountFacts } from "#ui/api/account-facts.ts";
import { format } from "#ui/format/format.ts";
import { deriveVerdict } from "#ui/verdict/derive-verdict.ts";
import type { OverviewFacts } from "../overview/get-overview.ts";
import { lookAtAccounts } from "./look-at-accounts.ts";

const SECOND = 1_000;

type Scene = {
  readonly network: StoredAccount["network"];
  readonly last: number | null;
  readonly priceAge: number;
  readonly readAge: number | null;
  readonly blindFor: number | null;
  readonly guard: "armed" | "paused" | "held" | null;
  readonly stop: boolean;
  readonly isolated: "long" | "short" | "safe" | null;
  readonly cross: "held" | "flat" | "blind" | "unread" | "unseen";
};

/** An account whose long is liquidated at 90,909 and its short at 111,111; its guard's trigger is at 95,694. */
const factsOf = (scene: Scene): OverviewFacts => {
  const account = anAccount({
    userId: "user",
    network: scene.network,
    permissions: scene.cross === "unseen" ? ["futures:isolated:*"] : ["futures:*"],
    balance: scene.guard === "held" ? sats(0) : sats(1_000_000),
    readAt: scene.readAge === null ? null : NOW - scene.readAge,
    blindSince: scene.blindFor === null ? null : NOW - scene.blindFor,
    blindReason: scene.blindFor === null ? null : "It does not answer.",
  });
  const position: StoredPosition = {
    ...aPosition({
      side: scene.isolated === "short" ? "short" : "long",
      stopLoss: scene.stop ? priceFromUsd(92_000) : null,
      ...(scene.isolated === "safe" ? { side: "short", liquidation: MAX_PRICE } : {}),
    }),
    accountId: account.id,
    readAt: NOW - (scene.readAge ?? 0),
  };
  const price: SeenMarket = {
    network: scene.network,
    last: priceFromUsd(scene.last ?? 1),
    ...{ at: NOW - scene.priceAge, coveredAt: NOW - scene.priceAge, workerSeenAt: null },
    ...{ fundingRate: null, fundingAt: null },
  };
  const held = aCrossPosition();
  const cross: StoredCross = {
    accountId: account.id,
    position: scene.cross === "held" ? held : scene.cross === "flat" ? aFlatCross() : null,
    readAt: scene.cross === "unread" ? null : NOW - (scene.readAge ?? 0),
    ...{ askedAt: NOW, heldSince: null, orders: null, ordersReadAt: null, ordersAskedAt: null },
    blindSince: scene.cross === "blind" ? NOW - 61 * SECOND : null,
    blindReason: scene.cross === "blind" ? "It does not answer." : null,
    isGuarded: false,
  };
  const { guard } = scene;
  return {
    accounts: [account],
    positions: scene.isolated === null ? [] : [position],
    guards:
      guard === null || scene.isolated === null
        ? []
        : [
            {
              ...{ id: randomUUID(), userId: "user", accountId: account.id, positionId: position.id },
              ...{ config: aGuardConfig(), state: guard === "paused" ? "paused" : "armed", epoch: 0 },
              ...{ version: 1, heldBy: null, createdAt: NOW, dayFreesAt: null, reach: null },
              spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null, doneSteps: [] },
              trigger: {
                ...{ price: priceFromUsd(95_694), side: "below", armed: true },
              },
            } as OverviewFacts["guards"][number],
          ],
    cross: scene.cross === "unseen" ? [] : [cross],
    crossGuards: [],
    exits: [],
    prices: scene.last === null ? [] : [price],
    now: NOW,
  };
};

const each = <K extends keyof Scene>(name: K, values: readonly Scene[K][], scenes: readonly Scene[]) =>
  scenes.flatMap((scene) => values.map((value) => ({ ...scene, [name]: value })));

const BASE: Scene = {
  ...{ network: "paper", last: 100_000, priceAge: 1_000, readAge: 2_000, blindFor: null },
  ...{ guard: null, stop: false, isolated: "long", cross: "unseen" },
};

const scenes = (): readonly Scene[] => {
  const kept = each("isolated", ["long", "short", "safe", null], [BASE]);
  const guarded = each("stop", [false, true], each("guard", [null, "armed", "paused", "held"], kept));
  const priced = each("last", [120_000, 97_500, 95_800, 95_600, 93_000, null], guarded);
  const old = [
    ...each("priceAge", [10_000, 10_001, 70_001, 181_000, 241_000], [BASE]),
    ...each(
      "readAge",
      [30_000, 30_001, 90_001, 700_000, null],
      each("network", ["paper", "mainnet"], [BASE]),
    ),
    ...each("blindFor", [0, 59_999, 60_000], [BASE]),
  ];
  const crossed = each(
    "cross",
    ["held", "flat", "blind", "unread", "unseen"],
    [
      ...each("isolated", ["long", null], [BASE]),
      ...each("readAge", [31_000, 95_000], each("network", ["paper", "mainnet"], [BASE])),
    ],
  );
  return [...priced, ...old, ...crossed];
};

test("the verdict of the bot is the verdict of the first page, whatever stands, is old or is not seen", () => {
  const told = new Set<string>();
  expect(isHeld(aCrossPosition())).toBe(true);
  for (const scene of scenes()) {
    const facts = factsOf(scene);
    const [look] = lookAtAccounts(facts, "en");
    const view = accountFacts(overviewView(facts, "", "en"), facts.accounts[0]?.id ?? "");
    if (view === null) throw new Error("The page shows no such account");
    const { verdict } = judgeAccount(look as AccountLook);
    told.add(verdict);
    expect([JSON.stringify(scene), verdict]).toEqual([
      JSON.stringify(scene),
      deriveVerdict(view, NOW, format).kind,
    ]);
  }
  expect([...told].toSorted()).toEqual(["blind", "danger", "empty", "safe", "stale", "watch"]);
});
