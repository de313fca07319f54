import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ask, callOf } from "#cli/matrix/ask.ts";
import { seedTenant } from "#cli/matrix/seed-tenant.ts";
import { trpcRoute } from "#server/trpc/trpc-route.ts";
import { openTestProduct } from "#testing/server/open-test-product.ts";

/* A pool whose connections are all held must cost a moment, and not everybody who asks meanwhile. */

const CONNECTIONS = 2;
const SETTINGS = { path: "settings.get", isMutation: false };

let product: Awaited<ReturnType<typeof openTestProduct>>;
let sql: Sql;
beforeAll(async () => {
  product = await openTestProduct({ wiring: { connections: CONNECTIONS, connectionWaitMs: 100 } });
  sql = postgres(product.databaseUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await product.close();
});

test("while every connection is held, whoever asks is told when to come back, and is answered then", async () => {
  const { cookie } = await seedTenant(product);
  const answers: Response[] = [];
  const send = () =>
    product.send(trpcRoute, callOf(SETTINGS, undefined, cookie)).then((answer) => void answers.push(answer));
  const asking: Promise<void>[] = [];
  await sql.begin(async (tx) => {
    await tx`lock table sessions in access exclusive mode`;
    for (let at = 0; at < CONNECTIONS + 5; at += 1) asking.push(send());
    await vi.waitFor(() => expect(answers).toHaveLength(5));
  });
  await Promise.all(asking);
  const refused = answers.slice(0, 5);
  expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  expect(refused.map(({ headers }) => headers.get("retry-after"))).toEqual(["1", "1", "1", "1", "1"]);
  expect(await refused[0]?.text()).toContain("Try again in a moment.");
  expect(answers.slice(5).map(({ status }) => status)).toEqual([200, 200]);
  expect((await ask(product, SETTINGS, undefined, cookie)).status).toBe(200);
});
