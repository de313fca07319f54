import { afterAll, beforeAll, expect, test } from "vitest";
import { freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { aLog } from "#testing/server/a-log.ts";
import { addGuarded } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { wire } from "../composition/wire.ts";
import type { Wired } from "../wired.ts";
import { UNTOLD } from "./operating-settings.ts";
import { lookOnce } from "./watch-over.ts";

let stores: Stores;
let wired: Wired;
let outside: Awaited<ReturnType<typeof startWebhookReceiver>>;

beforeAll(async () => {
  stores = await openStores();
  outside = await startWebhookReceiver();
  wired = wire({
    databaseUrl: stores.url,
    connections: 3,
    name: "looks-once",
    keys: await freshKeyring(Date.now()),
    paper: { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" },
    clock: Date.now,
    log: aLog().log,
    operating: { ...UNTOLD, pingUrl: outside.url },
  });
});
afterAll(async () => {
  await wired.close();
  await outside.stop();
  await stores.close();
});

test("whoever listens outside hears of a look while guards can act, and of none where nobody watches a market", async () => {
  await lookOnce(wired);
  expect(outside.received).toHaveLength(1);
  // An account of long ago, on a network that no tick was ever seen of.
  await addGuarded(stores);
  await lookOnce(wired);
  expect(outside.received).toHaveLength(1);
});
