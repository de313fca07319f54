import { expect, test } from "vitest";
import { basisPoints } from "#domain/units.ts";
import { openPanicDesk } from "#testing/panic/open-panic-desk.ts";
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

test("nothing open is nothing to preview, and somebody else's account shows nothing", async () => {
  const { deps, stores, account, userId } = await openPanicDesk(0);
  expect(await previewPanic(deps, { userId, accountId: null, share: basisPoints(0) })).toEqual([]);
  const { deps: full, account: theirs } = await openPanicDesk(1);
  const stranger = await stores.addUser();
  const request = { userId: stranger, accountId: theirs.id, share: basisPoints(0) };
  expect(await previewPanic(full, request)).toEqual([]);
  expect(account.userId).toBe(userId);
});
