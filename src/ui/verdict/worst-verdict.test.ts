import { expect, it } from "vitest";
import { aFlatCrossView, anAccount, anOverview, aPositionView, NOW } from "#testing/views/an-overview.ts";
import { format } from "#ui/format/format.ts";
import { worstVerdict } from "./worst-verdict.ts";

const FAR = "55555555-5555-4555-8555-555555555555";

it("of accounts with the same verdict the one nearest to its liquidation is told, whichever was connected first", () => {
  // At 67,840 the long of the paper desk is liquidated at 59,943, 11.6 % away; the other one at 50,000, 26.3 % away.
  const far = aPositionView({ id: "far", accountId: FAR, liquidation: 100_000, guard: null });
  const overview = anOverview({
    accounts: [anAccount({ id: FAR }), anAccount()],
    positions: [far, aPositionView({ guard: null })],
    cross: [aFlatCrossView({ accountId: FAR }), aFlatCrossView()],
  });
  expect(worstVerdict(overview, NOW, format)).toMatchObject({ kind: "watch", distanceBps: 1_164 });
});

it("an account that cannot be read comes before one that is safe, though it has no distance", () => {
  const near = aPositionView({ accountId: FAR, distanceBps: 1_164 });
  const bare = aPositionView({ id: "blind" });
  const overview = anOverview({
    accounts: [anAccount({ id: FAR }), anAccount({ blindSince: new Date(NOW - 120_000).toISOString() })],
    positions: [near, bare],
    cross: [aFlatCrossView({ accountId: FAR }), aFlatCrossView()],
  });
  expect(worstVerdict(overview, NOW, format)).toMatchObject({ kind: "blind", distanceBps: null });
});
