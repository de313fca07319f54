import { afterEach, expect, test } from "vitest";
import { startDatabaseProxy } from "#cli/chaos/start-database-proxy.ts";
import { ask } from "#cli/matrix/ask.ts";
import { listProcedures } from "#cli/matrix/list-procedures.ts";
import type { Product } from "#cli/matrix/open-product.ts";
import { seedTenant, type Tenant } from "#cli/matrix/seed-tenant.ts";
import { openTestProduct } from "#testing/server/open-test-product.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const procedureAt = (wanted: string) => {
  const found = listProcedures().find(({ path }) => path === wanted);
  if (found === undefined) throw new Error(`there is no ${wanted}`);
  return found;
};

/** The product over a wire to its database that can go away for good. */
const openBehindWire = async () => {
  let goAway = async (): Promise<void> => {};
  const product = await openTestProduct({
    databaseBehind: async (url) => {
      const behind = new URL(url);
      const wire = await startDatabaseProxy(Number(behind.port));
      goAway = () => wire.stop();
      behind.port = String(wire.port);
      return behind.href;
    },
  });
  ends.push(() => product.close());
  return { product, goAway: () => goAway() };
};

const read = (product: Product, cookie: string) =>
  ask(product, procedureAt("overview.get"), undefined, cookie);
const endOthers = (product: Product, { otherCookie }: Tenant) =>
  ask(product, procedureAt("security.endOtherSessions"), undefined, otherCookie);

test("what a trader was told is told again while there is no database, and nothing else is", async () => {
  const { product, goAway } = await openBehindWire();
  const tenant = await seedTenant(product);
  const before = await read(product, tenant.cookie);
  expect(before.status).toBe(200);
  expect(before.text).toContain('"lastKnownAt":null');
  await goAway();
  const after = await read(product, tenant.cookie);
  expect(after.status).toBe(200);
  expect(after.text).toMatch(/"lastKnownAt":"\d{4}-/);
  expect((await read(product, tenant.otherCookie)).status).toBe(503);
  expect((await ask(product, procedureAt("settings.get"), undefined, tenant.cookie)).status).toBe(503);
  expect((await endOthers(product, tenant)).status).toBe(503);
});

test("a session that was ended before is told nothing, whoever was told what", async () => {
  const { product, goAway } = await openBehindWire();
  const tenant = await seedTenant(product);
  expect((await read(product, tenant.cookie)).status).toBe(200);
  expect((await endOthers(product, tenant)).status).toBe(200);
  await goAway();
  expect((await read(product, tenant.cookie)).status).toBe(503);
});
