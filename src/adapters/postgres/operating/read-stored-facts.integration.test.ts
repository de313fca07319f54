import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { openDatabase } from "../open-database.ts";
import { readStoredFacts } from "./read-stored-facts.ts";

let stores: Stores;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  stores = await openStores();
  opened = openDatabase(stores.url, { max: 1, name: "facts" });
});
afterAll(async () => {
  await opened.close();
  await stores.close();
});

test("connections are counted against those that the server gives, whoever holds them", async () => {
  const taken = async () => (await readStoredFacts(opened.db, NOW)).connectionsTaken;
  const before = await taken();
  expect(before).toBeGreaterThan(0);
  // Other tests share the server, and hardly let go of so many meanwhile.
  const others = postgres(stores.url, { max: 40, onnotice: () => undefined });
  await Promise.all(Array.from({ length: 40 }, () => others`select pg_sleep(0.2)`));
  const [row] = await others<{ given: number }[]>`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as given`;
  expect(await taken()).toBeGreaterThan(before + 20 / (row?.given ?? 0));
  await others.end();
});
