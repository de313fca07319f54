import postgres from "postgres";
import { type ChaosTrader, seedTraders } from "#cli/chaos/seed-traders.ts";
import { KEEPS_WHAT_IT_ACKNOWLEDGED } from "#cli/chaos/start-chaos-database.ts";
import { type ChaosVenue, openVenueDesk } from "#cli/chaos/start-chaos-venue.ts";
import { type DatabaseProxy, startDatabaseProxy } from "#cli/chaos/start-database-proxy.ts";
import type { Keep } from "#cli/infra/end-in-reverse.ts";
import { findFreePort } from "#cli/infra/find-free-port.ts";
import { DEMO_EMAIL } from "#cli/start/child-env.ts";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import type { EngineAudit } from "#ports/engine-audit.ts";
import { openEngineAudit } from "#server/composition/desks/open-audits.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { type Front, startFront } from "#testing/front/start-front.ts";
import { type Installation, openInstallation } from "#testing/installation/open-installation.ts";
import type { Reader } from "./ask-overview.ts";
import { logIn } from "./log-in.ts";

const METRICS_TOKEN = "a token of the chaos run, 32 letters";
const TRADERS = 4;
/** As the product itself: all of it shares one budget in the database. */
const RATES = { key: windowRate(4), signed: windowRate(100), public: windowRate(0.8) };
const QUIET = { info: () => {}, warn: () => {}, error: () => {} };

export type AppStage = {
  readonly installation: Installation;
  readonly front: Front;
  /** The wire between the product and its database. */
  readonly proxy: DatabaseProxy;
  readonly venue: ChaosVenue;
  /** The product's ports over a connection that nothing is done to but what is done to the server. */
  readonly wired: Wired;
  readonly audit: EngineAudit;
  readonly sql: ReturnType<typeof postgres>;
  readonly traders: readonly ChaosTrader[];
  /** The demo trader's browser, and those of the others. */
  readonly demo: Reader;
  readonly others: readonly Reader[];
  readonly metricsToken: string;
};

const openProduct = async (frontPort: number, keep: Keep) => {
  const proxies: DatabaseProxy[] = [];
  const installation = await openInstallation({
    webs: 2,
    databaseSettings: KEEPS_WHAT_IT_ACKNOWLEDGED,
    settings: { NEXTAUTH_URL: `http://127.0.0.1:${frontPort}`, METRICS_TOKEN },
    databaseBehind: async (url) => {
      const behind = new URL(url);
      const started = await startDatabaseProxy(Number(behind.port));
      proxies.push(started);
      keep(() => started.stop());
      behind.port = String(started.port);
      return behind.href;
    },
  });
  keep(() => installation.close());
  const [proxy] = proxies;
  if (proxy === undefined) throw new Error("Nothing stands before the database");
  return { installation, proxy };
};

/** The ledger of our own traders alone: whoever else trades there is not held against their intents. */
const openVenue = (installation: Installation): ChaosVenue => {
  const desk = openVenueDesk(installation.paperUrl, installation.secrets.paperAdminToken);
  const ours = new Set<string>();
  return {
    ...desk,
    url: installation.paperUrl(),
    openAccount: async (username, balance) => {
      const account = await desk.openAccount(username, balance);
      ours.add(account.accountId);
      return account;
    },
    ledger: async () => (await desk.ledger()).filter(({ accountId }) => ours.has(accountId)),
    stop: async () => {},
  };
};

const wireDesk = (installation: Installation): Wired =>
  wire({
    ...{ databaseUrl: installation.databaseUrl, connections: 4, name: "axisor-chaos" },
    keys: installation.keyring,
    paper: {
      rest: `${installation.paperUrl()}/v3`,
      stream: `${installation.paperUrl().replace(/^http/, "ws")}/v1`,
    },
    ...{ clock: Date.now, log: QUIET, rates: () => RATES },
  });

/** Every trader's browser, the demo's first. */
const openBrowsers = async (wired: Wired, origin: string, secret: string): Promise<readonly Reader[]> => {
  const readers: Reader[] = [];
  const emails = [
    DEMO_EMAIL,
    ...Array.from({ length: TRADERS }, (_, index) => `trader-${index + 1}@axisor.local`),
  ];
  for (const email of emails) {
    const user = await wired.users.findByEmail(email);
    if (user === null) throw new Error(`There is no ${email}`);
    readers.push({ url: origin, cookie: await logIn(wired, { userId: user.id, origin, secret }) });
  }
  return readers;
};

/** Starts the product with two web processes behind a front, a wire that can be cut before its database, and guarded traders. */
export const openAppStage = async (keep: Keep): Promise<AppStage> => {
  const frontPort = await findFreePort();
  const { installation, proxy } = await openProduct(frontPort, keep);
  const front = await startFront(
    installation.webs.map(({ port }) => port),
    frontPort,
  );
  keep(() => front.stop());
  const venue = openVenue(installation);
  const wired = wireDesk(installation);
  keep(() => wired.close());
  const audit = openEngineAudit(installation.databaseUrl);
  keep(() => audit.close());
  const sql = postgres(installation.databaseUrl, {
    max: 2,
    onnotice: () => {},
    connection: { application_name: "axisor-audit" },
  });
  keep(() => sql.end({ timeout: 1 }));
  const traders = await seedTraders(wired, venue, TRADERS, Math.random);
  const [demo, ...others] = await openBrowsers(wired, front.url, installation.secrets.nextAuthSecret);
  if (demo === undefined) throw new Error("There is no demo trader");
  const stage = { installation, front, proxy, venue, wired, audit, sql, traders, demo, others };
  return { ...stage, metricsToken: METRICS_TOKEN };
};
