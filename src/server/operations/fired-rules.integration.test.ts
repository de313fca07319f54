import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { ALERT_RULES, type AlertRule } from "#domain/notifications/notification-facts.ts";
import { createWatch } from "#services/operations/create-watch.ts";
import type { OperationsDeps } from "#services/operations/operations-deps.ts";
import { aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { runAdminStatement } from "#testing/infra/run-admin-statement.ts";
import { selfSignedCertificate } from "#testing/museum/self-signed-certificate.ts";
import { aLog } from "#testing/server/a-log.ts";
import { addGuarded, aPlan } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { createWebhookVerifier } from "#testing/told/verify-webhook.ts";
import { wire } from "../composition/wire.ts";
import type { Wired } from "../wired.ts";
import { countRequest } from "./count-requests.ts";
import { UNTOLD } from "./operating-settings.ts";
import { createHostReader } from "./read-host.ts";
import { operationsDepsOf } from "./watch-over.ts";

const DAY = 86_400_000;
const SECRET = "a secret of whoever runs the installation";
const NOBODY_LISTENS = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };

type Receiver = Awaited<ReturnType<typeof startWebhookReceiver>>;

let stores: Stores;
let wired: Wired;
let pager: Receiver;
let at = 0;
let operator: string;
let servers: Receiver[];

const wireTo = async (origin: string): Promise<Wired> =>
  wire({
    databaseUrl: stores.url,
    connections: 3,
    name: "watched",
    keys: await freshKeyring(at),
    paper: NOBODY_LISTENS,
    clock: () => at,
    log: aLog().log,
    telling: { origin, webhookHosts: [pager.host] },
    operating: {
      ...UNTOLD,
      places: { ...UNTOLD.places, webhook: { url: pager.url, secret: SECRET } },
    },
  });

beforeEach(async () => {
  // Requests are counted by the process, over five minutes: those of the test before are long past.
  at = Math.max(Date.now(), at + 600_000);
  stores = await openStores();
  pager = await startWebhookReceiver();
  servers = [pager];
  wired = await wireTo("http://localhost");
  const { userId } = await addGuarded(stores);
  operator = userId;
  const now = new Date(at);
  await stores.sql`update users set role = 'operator' where id = ${operator}`;
  await stores.sql`update vault_keys set promoted_at = ${now}`;
  await tickAt(at);
});
afterEach(async () => {
  await wired.close();
  await Promise.all(servers.map((server) => server.stop()));
  await stores.close();
});

/** The last tick of the network that somebody trades on. */
const tickAt = async (when: number): Promise<void> => {
  const [then, price] = [new Date(when), 200_000];
  await stores.sql`
    insert into market_ticks (network, last, at, covered_at, worker_seen_at)
    values ('paper', ${price}, ${then}, ${then}, ${then})
    on conflict (network) do update set at = ${then}, covered_at = ${then}, worker_seen_at = ${then}`;
};

const deps = (own: Partial<OperationsDeps["own"]> = {}): OperationsDeps => {
  const known = operationsDepsOf(wired);
  return { ...known, own: { ...known.own, ...own } };
};

/** What whoever runs the installation was told without it, by what receives it: signed, and each once. */
const paged = (): readonly string[] => {
  const judge = createWebhookVerifier(SECRET, () => at);
  return pager.received.splice(0).map(({ headers, body }) => {
    expect(judge(headers, body)).toBe("accepted");
    return String(JSON.parse(body).title);
  });
};

const outboxOf = async () =>
  (
    await stores.sql`select facts, facts ->> 'rule', facts ->> 'state' from outbox where user_id = ${operator} and facts ->> 'kind' = 'operator-alert' order by 2, 3`
  ).map(({ facts }) => `${facts.rule} ${facts.state}`);

const failToReach = async (times: number): Promise<void> => {
  for (let call = 0; call < times; call++) {
    await wired.exchanges.marketData("paper", "sync").ticker();
  }
};

/** What makes each rule hold, in the parts that it is measured at. */
const HOLDS: Readonly<Record<AlertRule, () => Promise<Partial<OperationsDeps["own"]> | void>>> = {
  "no-tick": async () => void (await tickAt(at - 31_000)),
  "component-down": async () => ({
    pingKv: async () => {
      await fetch("http://127.0.0.1:9/ping");
    },
  }),
  "blind-accounts": async () =>
    void (await stores.sql`update exchange_accounts set blind_since = ${new Date(at - 1)}, blind_reason = 'unavailable'`),
  "intents-ambiguous": async () => {
    await planned();
    await stores.behind.setIntents("ambiguous");
  },
  "intents-open": async () => {
    await planned();
    await stores.sql`update trade_intents set settle_until = null, lease_until = ${new Date(at - 61_000)}`;
  },
  "breaker-open": async () => await failToReach(12),
  "queue-age": async () =>
    void (await stores.sql`
      insert into outbox (id, user_id, severity, outcome, facts, at)
      values (${randomUUID()}, ${operator}, 'info', 'told', '{"kind":"test"}', ${new Date(at - 61_000)})`),
  "dead-letters": async () => {
    await wired.jobs.facts();
    await stores.sql`insert into pgboss.job (name, data) values ('dead', '{}')`;
  },
  "key-age": async () =>
    void (await stores.sql`update vault_keys set promoted_at = ${new Date(at - 81 * DAY)}`),
  "security-risk": async () => {
    const event = aSecurityEvent({ at: at - 1, kind: "honeytoken-opened", actor: "system", userId: null });
    await wired.security.record(event);
  },
  "audit-chain": async () => {
    const event = { userId: null, actor: "system", facts: { seq: 7, fault: "changed" } } as const;
    await wired.security.record(aSecurityEvent({ at: at - 1, kind: "chain-broken", ...event }));
  },
  "error-rate": async () => {
    for (let n = 0; n < 20; n++) countRequest(n === 0 ? 500 : 200, at);
  },
  certificate: async () => {
    const tls = selfSignedCertificate(new Date(at + 10 * DAY));
    const page = await startWebhookReceiver(tls);
    servers.push(page);
    return { host: createHostReader(() => at, { dir: ".", origin: new URL(page.url).origin, ca: tls.cert }) };
  },
  // No test fills a disk.
  disk: async () => {
    const { host } = deps().own;
    return { host: async () => ({ ...(await host()), diskFree: 0.09 }) };
  },
  "canary-late": async () =>
    void (await stores.sql`
      insert into canary (user_id, account_id, position_id, started_at, proven_at)
      values (${operator}, ${randomUUID()}, 'a position', ${new Date(at - DAY)}, ${new Date(at - 181_000)})`),
};

const planned = async (): Promise<void> => {
  const { guards } = await addGuarded(stores);
  const [guard] = guards;
  if (guard === undefined) throw new Error("No guard was armed");
  expect(await stores.intents.plan(null, aPlan(guard, { plannedAt: at - 120_000 }))).toBe("planned");
};

describe("each rule of the operator's, by the parts that it is measured at", () => {
  test("none is raised where nothing is the matter", async () => {
    await createWatch(deps()).look();
    expect(await wired.operations.alerts({ limit: 9, before: null })).toEqual([]);
    expect(paged()).toEqual([]);
  });

  test.each(ALERT_RULES)(
    "%s is told once, on a channel of the operator's own and through the outbox",
    async (rule) => {
      const own = (await HOLDS[rule]()) ?? {};
      const watch = createWatch(deps(own));
      await watch.look();
      await watch.look();
      const raised = await wired.operations.alerts({ limit: 9, before: null });
      expect(raised.map((line) => [line.rule, line.clearedAt])).toContainEqual([rule, null]);
      expect(paged()).toHaveLength(raised.length);
      expect(await outboxOf()).toContain(`${rule} raised`);
    },
  );
});

describe("a watch", () => {
  test("tells that it is over a minute after it ended, and keeps it in the history", async () => {
    const watch = createWatch(deps());
    await tickAt(at - 31_000);
    await watch.look();
    at += 10_000;
    await tickAt(at);
    await watch.look();
    expect(await outboxOf()).toEqual(["no-tick raised"]);
    at += 50_000;
    await tickAt(at);
    await stores.sql`update outbox set spread_at = at`;
    await watch.look();
    expect(await outboxOf()).toEqual(["no-tick cleared", "no-tick raised"]);
    const history = await wired.operations.alerts({ limit: 9, before: null });
    expect(history.map(({ clearedAt }) => clearedAt)).toEqual([at]);
    expect(paged()).toHaveLength(2);
  });

  test("of several processes tells each thing once", async () => {
    const other = await wireTo("http://localhost");
    await tickAt(at - 31_000);
    await Promise.all([
      createWatch(deps()).look(),
      createWatch({ ...operationsDepsOf(other), own: deps().own }).look(),
    ]);
    await createWatch({ ...operationsDepsOf(other), own: deps().own }).look();
    await other.close();
    expect(await outboxOf()).toEqual(["no-tick raised"]);
    expect(paged()).toHaveLength(1);
  });

  test("is silent for as long as it was told to be", async () => {
    const watch = createWatch(deps());
    await tickAt(at - 31_000);
    await watch.look();
    const standing = await wired.operations.alerts({ limit: 9, before: null });
    for (const { id } of standing) expect(await wired.operations.silence(id, at + 3_600_000)).toBe(true);
    at += 61_000;
    await tickAt(at);
    await stores.sql`update outbox set spread_at = at`;
    paged();
    await watch.look();
    expect(paged()).toEqual([]);
    expect(await wired.operations.silence(standing[0]?.id ?? "", null)).toBe(false);
  });

  test("tells of a database that is gone without it, once, and not again what it had told with it", async () => {
    const watch = createWatch(deps((await HOLDS["component-down"]()) ?? {}));
    await watch.look();
    expect(paged()).toEqual(["A component does not answer: kv."]);
    const name = new URL(stores.url).pathname.slice(1);
    await runAdminStatement(inject("adminDatabaseUrl"), `drop database ${name} with (force)`);
    await watch.look();
    await watch.look();
    expect(paged()).toEqual(["A component does not answer: database."]);
  });
});
