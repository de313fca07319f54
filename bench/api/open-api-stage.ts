import { randomBytes, randomUUID } from "node:crypto";
import postgres from "postgres";
import { type Keep, openingInOrder } from "#cli/infra/end-in-reverse.ts";
import { DEMO_EMAIL } from "#cli/start/child-env.ts";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { sealSession } from "#server/auth/seal-session.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import { type InstallationWish, openInstallation } from "#testing/installation/open-installation.ts";
import { type Block, networkOf } from "./network-of.ts";

/** So many that none of them meets the limit of one trader, and that not everybody who asks in turn is known as a regular. */
const TRADERS = 320;
/** A page of fifty and more than one behind it. */
const RECEIPTS_EACH = 200;
const WAIT_MS = 60_000;

const READERS: Block = [198, 51, 100];

/** The demo trader's guard has to have acted once, for there to be a receipt to make more of. */
const untilReceipt = async (
  sql: postgres.Sql,
  { paperUrl, adminToken }: { readonly paperUrl: string; readonly adminToken: string },
): Promise<void> => {
  const until = Date.now() + WAIT_MS;
  for (let price = 99_000; Date.now() < until; price = Math.max(80_000, price - 500)) {
    await fetch(`${paperUrl}/admin/step`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-admin-token": adminToken },
      body: JSON.stringify({ price }),
    });
    await new Promise((done) => setTimeout(done, 1_500));
    const [found] = await sql`
      select 1 from receipts r join users u on u.id = r.user_id
      where u.email = ${DEMO_EMAIL} and r.outcome = 'confirmed' limit 1`;
    if (found !== undefined) return;
  }
  throw new Error("No guard acted, so there is no receipt to make more of");
};

/** Traders with accounts and receipts like the demo trader's. Their chains are not continued: nobody writes to them. */
const addTraders = async (sql: postgres.Sql): Promise<readonly string[]> => {
  const ids = Array.from({ length: TRADERS }, () => randomUUID());
  await sql`
    insert into users
    select (jsonb_populate_record(null::users, to_jsonb(u) || jsonb_build_object('id', n, 'email', n || '@axisor.local'))).*
    from users u, unnest(${ids}::uuid[]) n where u.email = ${DEMO_EMAIL}`;
  await sql`
    insert into exchange_accounts
    select (jsonb_populate_record(null::exchange_accounts, to_jsonb(a) || jsonb_build_object(
      'id', n, 'user_id', n, 'exchange_user_id', n::text, 'next_read_at', now() + interval '1 day', 'next_validation_at', now() + interval '1 day'))).*
    from (select a.* from exchange_accounts a join users u on u.id = a.user_id where u.email = ${DEMO_EMAIL} limit 1) a,
      unnest(${ids}::uuid[]) n`;
  await sql`
    insert into receipts
    select (jsonb_populate_record(null::receipts, to_jsonb(r) || jsonb_build_object(
      'id', gen_random_uuid(), 'user_id', n, 'account_id', n, 'seq', nextval('receipts_seq_seq'), 'chain_seq', i,
      'at', r.at + i * interval '1 second'))).*
    from (select r.* from receipts r join users u on u.id = r.user_id
          where u.email = ${DEMO_EMAIL} and r.outcome = 'confirmed' limit 1) r,
      generate_series(1, ${RECEIPTS_EACH}::int) i, unnest(${ids}::uuid[]) n`;
  await sql`analyze`;
  return ids;
};

/** A session of each, as a login would have left it; the token itself stays here. */
const addSessions = async (sql: postgres.Sql, userIds: readonly string[]): Promise<readonly string[]> => {
  const tokens = userIds.map(() => randomBytes(32).toString("base64url"));
  await sql`
    insert into sessions (token_hash, id, user_id, label, network, method, idle_ms, created_at, last_seen_at, expires_at)
    select hash, gen_random_uuid(), id, 'Firefox on Linux', '127.0.0.0/24', 'password', 86400000,
      now(), now(), now() + interval '1 day'
    from unnest(${tokens.map(hashToken)}::text[], ${[...userIds]}::uuid[]) as given (hash, id)`;
  return tokens;
};

/** The page on that port, as its browsers name it. */
export const originAt = (port: number): string => `http://localhost:${port}`;

/** What a browser of our page on that port sends from a network of its own. */
export const headersAt = (port: number) => (cookie: string, network: string) => ({
  host: `localhost:${port}`,
  cookie,
  [PAGE_MARK]: "1",
  origin: originAt(port),
  "sec-fetch-site": "same-origin",
  "x-forwarded-for": network,
});

/** What a browser sends that holds this session. */
const browserOf = async (
  token: string,
  at: number,
  { port, secret }: { readonly port: number; readonly secret: string },
) => {
  const sealed = await sealSession(token, { origin: originAt(port), isSecure: false }, secret);
  return {
    /** For whoever looks the session up without a cookie. */
    token,
    headers: headersAt(port)(sealed.split(";")[0] ?? "", networkOf(READERS, at)),
  };
};

const open = async (wish: InstallationWish, keep: Keep) => {
  const installation = await openInstallation({
    endsAtSignals: true,
    ...wish,
    // Each browser comes from a network of its own, as the one who stands before the product says.
    settings: { TRUSTED_PROXIES: "1", ...wish.settings },
  });
  keep(() => installation.close());
  const { databaseUrl, secrets } = installation;
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  keep(() => sql.end());
  await untilReceipt(sql, { paperUrl: installation.paperUrl(), adminToken: secrets.paperAdminToken });
  const tokens = await addSessions(sql, await addTraders(sql));
  const port = installation.webs[0]?.port ?? 0;
  const sealedBy = { port, secret: secrets.nextAuthSecret };
  return {
    installation,
    sql,
    browsers: await Promise.all(tokens.map((token, at) => browserOf(token, at, sealedBy))),
    headersOf: headersAt(port),
    origin: originAt(port),
    /** Where the first web process is reached without asking for a name. */
    url: `http://127.0.0.1:${port}`,
  };
};

/** The whole product in processes of its own, traders with receipts, and what each of their browsers sends. */
export const openApiStage = async (wish: InstallationWish = {}) => {
  const [opened, close] = await openingInOrder((keep) => open(wish, keep));
  return { ...opened, close };
};

export type ApiStage = Awaited<ReturnType<typeof openApiStage>>;
