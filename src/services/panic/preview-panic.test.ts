import { expect, test } from "vitest";
import { basisPoints, usd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { openPanicDesk } from "#testing/panic/open-panic-desk.ts";
import { anAccount, aReading } from "#testing/stores/guarded-position.ts";
import { previewPanic } from "./preview-panic.ts";

test("a preview names what would be closed first, at what fee, and how long it takes", async () => {
  const { deps, userId, account } = await openPanicDesk(4);
  const [paper, ...others] = await previewPanic(deps, { userId, accountId: null, share: basisPoints(5_000) });
  expect(others).toEqual([]);
  expect(paper?.closes.map(({ id }) => id)).toEqual(["p3", "p2"]);
  // 0.1 % of 100 USD at 100,000 is 100 sats; each paid 1,000 when it was opened, and made nothing since.
  expect(paper).toMatchObject({ network: "paper", fee: 200, net: -2_200 });
  // 4 + 2·2 requests of which the full bucket holds 1.32: (8 − 1.32)/0.0036 = 1,855.6 ms.
  expect(paper?.takesMs).toBe(1_856);
  expect(paper?.accountOf.get("p3")).toBe(account.id);
});

test("what lies behind a refused key is not closed: it is counted apart, in no sum and in no time", async () => {
  const { deps: desk, stores, userId, account } = await openPanicDesk(2);
  const dead = anAccount({ userId });
  await stores.accounts.add(dead, aSealedSecret());
  await stores.accounts.storeReading(aReading(dead.id, [aPosition({ id: "lost", quantity: usd(100) })]));
  const ofUser = async (whose: string) =>
    (await stores.accounts.ofUser(whose)).map((one) =>
      one.id === dead.id ? ({ ...one, status: "refused" } as const) : one,
    );
  const deps = { ...desk, accounts: { ...desk.accounts, ofUser } };
  const request = { userId, accountId: null, share: basisPoints(0) };
  const [paper, ...others] = await previewPanic(deps, request);
  expect(others).toEqual([]);
  expect(paper?.closes.map(({ id }) => id)).toEqual(["p1", "p0"]);
  expect(paper).toMatchObject({ fee: 200, net: -2_200, refused: 1 });
  expect(await previewPanic(deps, { ...request, accountId: account.id })).toMatchObject([
    { fee: 200, net: -2_200, refused: 0, takesMs: paper?.takesMs },
  ]);
  expect(await previewPanic(deps, { ...request, accountId: dead.id })).toMatchObject([
    { closes: [], fee: 0, net: 0, takesMs: 0, refused: 1 },
  ]);
});

test("nothing open is nothing to preview, and somebody else's account shows nothing", async () => {
  const { deps, stores, account, userId } = await openPanicDesk(0);
  expect(await previewPanic(deps, { userId, accountId: null, share: basisPoints(0) })).toEqual([]);
  const { deps: full, account: theirs } = await openPanicDesk(1);
  const stranger = await stores.addUser();
  const request = { userId: stranger, accountId: theirs.id, share: basisPoints(0) };
  expect(await previewPanic(full, request)).toEqual([]);
  expect(account.userId).toBe(userId);
});
