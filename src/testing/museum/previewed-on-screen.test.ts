import fc from "fast-check";
import { expect, test } from "vitest";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { type PriceHalfUsd, sats } from "#domain/units.ts";
import { overviewView } from "#server/views/overview-view.ts";
import { fundingBeside, previewGuard, toGuardConfig } from "#ui/guard/guard-preview.ts";
import { runs } from "../infra/runs.ts";
import { anyScene, anySceneAhead, freshScene, type Scene } from "./guard-scene.ts";
import { type OpenScene, openScene, VENUES } from "./open-scene.ts";

/** The position as a page gets it from the server, once the account was read. */
const pageOf = async (open: OpenScene, last: PriceHalfUsd) => {
  await open.sync(last);
  const account = await open.stores.accounts.find(open.account.id);
  if (account === null) throw new Error("The account is there");
  const now = open.clock();
  const { funding } = open;
  const seen = {
    workerSeenAt: now,
    fundingRate: funding === null ? null : funding.rate,
    fundingAt: funding === null ? null : funding.settlesAt,
  };
  const view = overviewView(
    {
      accounts: [account],
      positions: await open.stores.accounts.positionsOf(account.id),
      guards: [await open.standing()],
      cross: [],
      crossGuards: [],
      exits: [],
      prices: [{ network: "paper", last, at: now, coveredAt: now, ...seen }],
      now,
    },
    "simulated prices",
    "en",
  );
  const [price] = view.prices;
  if (price === undefined) throw new Error("There is a price");
  return { position: view.positions[0], balance: account.balance, funding: fundingBeside(price) };
};

const capAccount = async (open: OpenScene, { position }: Scene, share: number | null) => {
  const cap = share === null ? null : sats(Math.ceil((position.margin * share) / 100));
  await open.stores.behind.setDayCap(open.account.id, cap);
};

test("the page previews an armed guard as the guard will decide, whatever it did and paid before", async () => {
  const anyShare = fc.option(fc.integer({ min: 1, max: 200 }));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(anyScene, anySceneAhead),
      anyShare,
      fc.nat(2),
      async (numbers, share, fires) => {
        const scene = freshScene(numbers);
        // A page speaks of whole totals: without one a guard cannot be armed there.
        const config = {
          ...scene.config,
          maxTotal: scene.config.maxTotal ?? sats(10 * scene.position.margin),
        };
        const open = await openScene({ ...scene, config }, VENUES.paper);
        await capAccount(open, scene, share);
        let { last } = scene;
        for (let fired = 0; ; fired += 1) {
          const { position, balance } = await open.seen();
          const page = await pageOf(open, last);
          if (position === undefined || page.position?.guard === undefined || page.position.guard === null)
            return;
          const { spending } = await open.standing();
          const rested = { ...spending, sinceLastActionMs: null };
          const truth = previewMarginGuard({
            position,
            balance,
            last,
            config,
            spending: rested,
            funding: open.funding,
          });
          const told = previewGuard({
            position: page.position,
            config: toGuardConfig(page.position.guard.config),
            last,
            balance: page.balance,
            funding: page.funding,
          });
          expect(told).toEqual(truth);
          if (truth === null || fired === fires) return;
          if (!truth.firesNow) last = truth.trigger.price;
          await open.tick(last);
          open.pass(61_000);
        }
      },
    ),
    { numRuns: runs(1_000) },
  );
});
