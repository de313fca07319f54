import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { addGuarded, aReceipt, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());

/** A top-up as it was kept before receipts held all that their verdict was taken from. */
const OLD = {
  kind: "margin-guard",
  rule: "inside-trigger",
  position: {
    side: "long",
    quantity: 1_000,
    price: 200_000,
    margin: 100_000,
    liquidation: 181_818,
    pl: -58_823,
  },
  last: 188_889,
  low: 188_889,
  high: 194_000,
  balance: 897_900,
  trigger: 500,
  target: 1_000,
  distance: 374,
  needed: 76_471,
  amount: 76_471,
  limitedBy: null,
  addedBefore: 0,
  liquidationAfter: 170_000,
  distanceAfter: 1_000,
  failure: null,
};

test("guards and receipts from before ladders are kept whole, and say what they said", async () => {
  const { guards, userId } = await addGuarded(stores);
  const [guard] = guards;
  if (guard === undefined) throw new Error("There is a guard");
  await stores.writeReceipt(aReceipt(guard, { outcome: "confirmed" }));
  const { steps: _, maxLoss: __, reserve: ___, ...caps } = guard.config;
  const oldConfig = JSON.stringify({ trigger: 500, target: 1_000, ...caps });
  await stores.sql`update automations set config = ${oldConfig}::text::jsonb`;
  await stores.sql`delete from automation_versions`;
  const old = JSON.stringify(OLD);
  await stores.sql`update outbox set facts = ${old}::text::jsonb`;
  const migration = await readFile("drizzle/0011_add_ladders.sql", "utf8");
  const moving = migration
    .split("--> statement-breakpoint")
    .filter((text) => !/^\s*(ALTER|CREATE (TABLE|UNIQUE))/u.test(text));
  await stores.sql.begin(async (tx) => {
    // That migration ran before receipts were held to be append-only.
    await tx`alter table receipts disable trigger receipts_append_only`;
    await tx`update receipts set facts = ${old}::text::jsonb`;
    for (const statement of moving) await tx.unsafe(statement);
    await tx`alter table receipts enable trigger receipts_append_only`;
  });

  expect((await stores.automations.find(guard.id))?.config).toEqual(aGuardConfig());
  expect(await stores.sql`select version, config from automation_versions`).toHaveLength(1);
  const [receipt] = await stores.tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: null });
  if (receipt === undefined) throw new Error("There is a receipt");
  const { title, why } = receiptWords(receipt.facts, receipt.outcome, "en");
  const plain = (text: string) => text.replaceAll("\u202f", " ");
  expect(plain(title)).toBe("Guard added 76,471 sats to long $1,000. Liquidation 90,909 → 85,000.");
  expect(why.map(plain)).toEqual([
    "Price 94,445, between 94,445 and 97,000 since the tick before.",
    "Liquidation 90,909 was 3.74 % away; the guard acts within 5 %.",
    "76,471 sats bring it 10 % away; 897,900 sats were free, 0 sats had been added before.",
    "Read back: liquidation is 10.00 % away.",
    "Open P&L −58,823 sats. If the position is liquidated later, sats added are lost too.",
  ]);
  expect(receipt.facts).toMatchObject({ version: 0 });
  expect((await stores.tradeLog.notices(userId, 9))[0]?.facts).toEqual(receipt.facts);
  expect(receipt.at).toBe(NOW);
});
