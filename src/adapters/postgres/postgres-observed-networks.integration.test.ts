import { afterAll, beforeAll, expect, it } from "vitest";
import type { NetworkFacts, ObservedNetworks } from "#ports/network-facts.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { openDatabase } from "./open-database.ts";
import { createPostgresObservedNetworks } from "./postgres-observed-networks.ts";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;
let networks: ObservedNetworks;

beforeAll(async () => {
  database = await createTestDatabase();
  opened = openDatabase(database.url, { max: 1, name: "test" });
  networks = createPostgresObservedNetworks(opened.db);
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const FIRST: NetworkFacts = {
  network: "signet",
  backDatedAccepted: true,
  aheadAccepted: null,
  stampWindowMs: 30_080,
  replayAccepted: true,
  clientIdUnique: null,
  readsOwnWrites: true,
  addMarginExact: true,
  keyPerSecond: 4.5,
  publicPerSecond: null,
  observedAt: Date.UTC(2026, 7, 1),
};

it("knows nothing of a network nobody has looked at", async () => {
  expect(await networks.of("mainnet")).toBeNull();
});

it("gives back what was seen, and keeps a value where a later look did not see one", async () => {
  await networks.record(FIRST);
  expect(await networks.of("signet")).toEqual(FIRST);
  const observedAt = Date.UTC(2026, 7, 2);
  const later = { ...FIRST, backDatedAccepted: false, stampWindowMs: null, replayAccepted: null, observedAt };
  await networks.record({ ...later, clientIdUnique: false });
  expect(await networks.of("signet")).toEqual({
    ...FIRST,
    backDatedAccepted: false,
    clientIdUnique: false,
    observedAt,
  });
  expect(await networks.of("mainnet")).toBeNull();
});
