import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { sats } from "#domain/units.ts";
import type { Credential, Exchanges, Network } from "#ports/exchange.ts";
import { aSealedSecret } from "#testing/builders/a-sealed-secret.ts";
import { TRADING_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { AppError } from "../app-error.ts";
import { connectPlainKey } from "./connect-plain-key.ts";
import { removeAccount } from "./remove-account.ts";
import { withExchange } from "./with-exchange.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const aUser = async () => {
  const id = randomUUID();
  const email = `${id}@axisor.local`;
  await stage.wired.users.create({ id, email, passwordHash: "none", createdAt: stage.paper.now() });
  return id;
};

const openAccount = () => stage.paper.createAccount({ username: "demo", balance: sats(1_000_000) }).accountId;
const aKey = (permissions: readonly string[] = TRADING_PERMISSIONS, active = true) =>
  stage.paper.createKey(openAccount(), { permissions, active });

type Wanted = { userId?: string; network?: Network; exchanges?: Exchanges; requestsPerSecond?: number };

const connect = async (
  credential: Credential,
  { userId, network = "paper", exchanges, requestsPerSecond }: Wanted = {},
) => {
  const { wired } = stage;
  const rate = requestsPerSecond === undefined ? {} : { requestsPerSecond };
  return connectPlainKey(exchanges === undefined ? { ...wired, ...rate } : { ...wired, exchanges }, {
    ...credential,
    userId: userId ?? (await aUser()),
    network,
    label: "Main",
  });
};

/** What a refusal says, once it is sure that nothing was stored. */
const refusal = async (credential: Credential, wanted?: Wanted) => {
  const rows = () => stage.sql`select id from exchange_accounts union all select account_id from positions`;
  const before = await rows();
  const error = await connect(credential, wanted).then(
    () => new Error("The key was connected"),
    (reason: unknown) => reason,
  );
  expect(await rows()).toEqual(before);
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, field: error.field, message: error.message, retryAfterMs: error.retryAfterMs };
};

describe("as many accounts as can be read in time", () => {
  // One request in 375 seconds for each account: 0.0027 a second carry one, 0.0054 two.
  const few = { network: "signet", requestsPerSecond: 0.0027 } as const;

  test("are taken, and the next is refused in words that say why and what to do", async () => {
    await connect(aKey(), few);
    const said = await refusal(aKey(), few);
    expect(said).toMatchObject({ code: "limit-reached", field: "network" });
    expect(said.message).toBe(
      "This installation has all the accounts it can read in time (1): one more would make every guard slower. Nothing was stored. Ask whoever runs it for more room.",
    );
    await connect(aKey(), { ...few, requestsPerSecond: 0.0054 });
  });

  test("do not count accounts whose key is refused, nor paper accounts, of which there is no end", async () => {
    const { id } = await connect(aKey(), few);
    await connect(aKey(), { ...few, network: "paper" });
    await connect(aKey(), { ...few, network: "paper" });
    await stage.wired.accounts.markUnauthorized(
      { id, credentialRevision: 1 },
      "wrong key",
      stage.paper.now(),
    );
    await connect(aKey(), few);
  });
});

describe("a key that guards and cannot withdraw", () => {
  test("is connected with what it may do, its account and its positions", async () => {
    const userId = await aUser();
    const key = aKey();
    const account = await connect(key, { userId });
    expect(account).toMatchObject({
      userId,
      network: "paper",
      label: "Main",
      exchangeUserId: key.accountId,
      keyLastFour: key.key.slice(-4),
      permissions: TRADING_PERMISSIONS.toSorted(),
      status: "active",
      balance: 1_000_000,
      readAt: stage.paper.now(),
    });
    expect((await stage.wired.accounts.ofUser(userId)).map(({ id }) => id)).toEqual([account.id]);
  });

  test("leaves no plain text of itself in the database or the log", async () => {
    const key = aKey();
    await connect(key);
    const tables = await stage.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = 'public'`;
    expect(tables.length).toBeGreaterThan(5);
    const rows = await Promise.all(
      tables.map(({ name }) => stage.sql`select t::text as row from ${stage.sql(name)} t`),
    );
    const [stored] = await stage.sql<{ all: Buffer }[]>`
      select ciphertext || wrapped_key as all from sealed_secrets`;
    const everything = [
      rows
        .flat()
        .map(({ row }) => row)
        .join("\n"),
      stored?.all.toString("latin1") ?? "",
      stage.logged.join("\n"),
    ].join("\n");
    expect(everything).toContain(key.key.slice(-4));
    for (const secret of [key.key, key.secret, key.passphrase]) {
      for (const encoding of ["latin1", "hex", "base64"] as const) {
        expect(everything).not.toContain(Buffer.from(secret).toString(encoding));
      }
    }
  });

  test("opens for its owner and for nobody it is moved to", async () => {
    const account = await connect(aKey());
    const read = (id: string) =>
      stage.wired.accounts.find(id).then((found) => {
        if (found === null) throw new Error("There is no account");
        return withExchange(stage.wired, found, (exchange) => exchange.account());
      });
    expect(await read(account.id)).toMatchObject({ ok: true, value: { balance: 1_000_000 } });
    await stage.sql`update exchange_accounts set user_id = ${await aUser()}`;
    await expect(read(account.id)).rejects.toThrow("cannot be opened");
  });

  test("can be connected again by somebody else once it was removed", async () => {
    const userId = await aUser();
    const key = aKey();
    const { id } = await connect(key, { userId });
    await removeAccount(stage.wired, { userId, id });
    expect((await connect(key)).id).not.toBe(id);
  });
});

describe("a key that must not be stored", () => {
  test.each([
    ["in so many words", "account:withdrawals:write"],
    ["among all rights of the account", "account:*"],
  ])("because it can withdraw, %s, is refused with what to do", async (_, right) => {
    expect(await refusal(aKey([...TRADING_PERMISSIONS, right]))).toMatchObject({
      code: "refused",
      field: "key",
      message:
        "This key can withdraw, so we did not store it. Make one without the right to withdraw, and delete this one.",
    });
  });

  test("because it can withdraw is refused for that, be it without the right to guard too", async () => {
    const { message } = await refusal(aKey(["account:*", "futures:isolated:read"]));
    expect(message).toContain("This key can withdraw");
  });

  test("because it cannot add margin is refused with the right it lacks", async () => {
    expect(await refusal(aKey(["account:read", "futures:isolated:read"]))).toMatchObject({
      code: "refused",
      message: "This key lacks futures:isolated:write. Make one with these rights. Nothing was stored.",
    });
  });

  test("because it may not even read the account is refused with that right", async () => {
    const { code, message } = await refusal(aKey(["futures:isolated:read", "futures:isolated:write"]));
    expect(code).toBe("bad-input");
    expect(message).toContain("account:read");
  });

  test.each<[string, () => Credential]>([
    ["an unknown key", () => ({ ...aKey(), key: "bm9ib2R5IGtub3dzIHRoaXMga2V5" })],
    ["a wrong secret", () => ({ ...aKey(), secret: "d3Jvbmc=" })],
    ["a wrong passphrase", () => ({ ...aKey(), passphrase: "wrong" })],
    ["a key that is not active", () => aKey(TRADING_PERMISSIONS, false)],
    ["a key with a line break in it", () => ({ ...aKey(), key: "copied\nbadly" })],
  ])("%s is refused with what to check", async (_, make) => {
    const said = await refusal(make());
    expect(said).toMatchObject({ code: "bad-input", field: "key" });
    expect(said.message).toMatch(
      /^LN Markets does not accept this key: [^.]+\.( [^.]+\.)? Check key, secret and passphrase, and that the key is activated\. Nothing was stored\.$/,
    );
  });

  test("for mainnet is refused when the second factor went while the exchange was asked, and so is its replacement", async () => {
    const { wired } = stage;
    const userId = await aUser();
    const at = stage.paper.now();
    const enrol = async () => {
      await wired.factors.beginTotp({ userId, revision: 1, confirmedAt: null, createdAt: at });
      await wired.factors.confirmTotp(userId, 1, at, []);
    };
    const removing = async () => void (await wired.factors.removeTotp(userId));
    const whileAsking = (run: () => Promise<void>): Exchanges => ({
      ...wired.exchanges,
      withCredential: (_, credential) => {
        const exchange = wired.exchanges.withCredential("paper", credential);
        const account = async () => {
          await run();
          return await exchange.account();
        };
        return { ...exchange, account };
      },
    });
    await enrol();
    const gone = { userId, network: "mainnet", exchanges: whileAsking(removing) } as const;
    expect(await refusal(aKey(), gone)).toMatchObject({ code: "refused", field: "network" });
    await enrol();
    const stays = { userId, network: "mainnet", exchanges: whileAsking(async () => undefined) } as const;
    const account = await connect(aKey(), stays);
    await stage.sql`delete from totp_factors`;
    const replaced = wired.accountKeys.replaceCredential(account, {
      from: 1,
      credential: aSealedSecret(),
      keyLastFour: "9999",
      permissions: [],
      at,
    });
    expect(await replaced).toBe("no-factor");
  });

  test("for mainnet is refused with the reason, before anybody is asked", async () => {
    const exchanges: Exchanges = {
      marketData: () => {
        throw new Error("The exchange was asked");
      },
      withCredential: () => {
        throw new Error("The exchange was asked");
      },
    };
    expect(await refusal(aKey(), { network: "mainnet", exchanges })).toMatchObject({
      code: "refused",
      field: "network",
      message:
        "A mainnet key needs a second factor on your account first. Add an app or a passkey on the Security page. Nothing was stored.",
    });
  });

  test("of an account that is connected already is refused, whoever brings it", async () => {
    const userId = await aUser();
    const accountId = openAccount();
    const key = () => stage.paper.createKey(accountId, { permissions: TRADING_PERMISSIONS, active: true });
    await connect(key(), { userId });
    for (const again of [userId, await aUser()]) {
      expect(await refusal(key(), { userId: again })).toMatchObject({
        code: "conflict",
        message: "This exchange account is connected already. Nothing was stored.",
      });
    }
  });
});

describe("an exchange that does not play along", () => {
  const at = (url: string, streamUrl: string) => {
    const urls = { rest: `${url}/v3`, stream: streamUrl };
    return createLnMarketsExchanges({
      baseUrls: { mainnet: urls, signet: urls, paper: urls },
      now: () => stage.paper.now(),
    });
  };
  const ONE_SENTENCE_OF_IT = /^LN Markets .+[^.]\. Try again later\. Nothing was stored\.$/;
  /** A server that was there a moment ago. */
  const nobody = async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    server.close();
    await once(server, "close");
    return `127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  };

  test.each([
    ["REST", (host: string) => at(`http://${host}`, stage.paper.streamUrl)],
    ["stream", (host: string) => at(stage.paper.url, `ws://${host}/v1`)],
  ] as const)("cannot be reached by %s: try again, nothing is stored", async (_, make) => {
    const said = await refusal(aKey(), { exchanges: make(await nobody()) });
    expect(said.code).toBe("unavailable");
    expect(said.message).toMatch(ONE_SENTENCE_OF_IT);
  });

  test.each(["/account", "/futures/isolated/trades/running"])(
    "answers %s with something else: try again, nothing is stored",
    async (path) => {
      stage.paper.faults.inject({ kind: "malformed", path, times: null });
      const said = await refusal(aKey());
      expect(said.code).toBe("unavailable");
      expect(said.message).toMatch(ONE_SENTENCE_OF_IT);
    },
  );

  test("asks to wait: so do we, and say how long", async () => {
    stage.paper.faults.inject({ kind: "rate-limited", times: null });
    const said = await refusal(aKey());
    expect(said).toMatchObject({ code: "limit-reached" });
    expect(said.retryAfterMs).toBeGreaterThan(0);
  });
});
