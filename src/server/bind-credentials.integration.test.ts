import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import type { Credential } from "#ports/exchange.ts";
import type { WorkerRequest } from "#ports/worker-requests.ts";
import type { Acting } from "#services/security/acting.ts";
import { answerQuestion } from "#services/worker-requests/answer-question.ts";
import { createRemoteDesk } from "#services/worker-requests/create-remote-desk.ts";
import { serveRequests } from "#services/worker-requests/serve-requests.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { TRADING_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { bindCredentials } from "./bind-credentials.ts";
import type { Wired } from "./wired.ts";
import { answerRequests } from "./worker/answer-requests.ts";

const VISITOR = { network: "198.51.100.7", userAgent: null, deviceToken: null, party: null };

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

/** Somebody who is logged in, with an account at the exchange. */
const enter = async () => {
  const [userId, email] = [randomUUID(), `${randomUUID()}@axisor.local`];
  await stage.wired.users.create({ id: userId, email, passwordHash: "none", createdAt: stage.paper.now() });
  const acting: Acting = {
    ...anActiveSession({ userId, email, deviceId: randomUUID() }),
    visitor: VISITOR,
  };
  const { accountId } = stage.paper.createAccount({ username: "demo", balance: sats(1_000_000) });
  const aKey = (permissions: readonly string[] = TRADING_PERMISSIONS): Credential => {
    const { key, secret, passphrase } = stage.paper.createKey(accountId, { permissions, active: true });
    return { key, secret, passphrase };
  };
  return { acting, aKey };
};

type Asks = (request: WorkerRequest) => WorkerRequest;

/** A process that serves pages and holds no keys. */
const aWebProcess = (meddle: Asks = (request) => request): Wired => {
  const { workerRequests } = stage.wired;
  const requests = { ask: (request: WorkerRequest) => workerRequests.ask(meddle(request)) };
  return { ...stage.wired, keyring: null, desk: createRemoteDesk({ ...stage.wired, requests }) };
};

/** The process with the keys, which something befalls while it waits for the exchange's word. */
const aWorker = (befall: () => Promise<unknown>): Wired => ({
  ...stage.wired,
  exchanges: {
    ...stage.wired.exchanges,
    withCredential: (...args) => {
      const exchange = stage.wired.exchanges.withCredential(...args);
      return {
        ...exchange,
        permissions: async () => {
          await befall();
          return exchange.permissions();
        },
      };
    },
  },
});

/** Answers the one question that is about to be asked. */
const answerOne = async (worker: Wired): Promise<void> => {
  const deps = { ...worker, requests: worker.workerRequests };
  while ((await serveRequests({ ...deps, answer: (question) => answerQuestion(worker, question) })) === 0);
};

const events = async ({ userId, sessionId, deviceId }: Acting): Promise<string[]> => {
  const rows = await stage.sql<{ kind: string; outcome: string }[]>`
    select kind, outcome from security_events
    where user_id = ${userId} and kind like 'key-%' and actor = 'user' and network = ${VISITOR.network}
      and session_id = ${sessionId} and device_id = ${deviceId} order by seq`;
  return rows.map(({ kind, outcome }) => `${kind} ${outcome}`);
};
const all = async ({ userId }: Acting): Promise<number> =>
  (await stage.sql`select 1 from security_events where user_id = ${userId}`).length;
const mails = async ({ userId }: Acting): Promise<unknown[]> =>
  (await stage.wired.mails.newest(20))
    .filter((mail) => mail.userId === userId)
    .map(({ facts }) => (facts.kind === "key-changed" ? facts.what : facts.kind))
    .toReversed();
const keys = async ({ userId }: Acting): Promise<unknown[]> =>
  (await stage.wired.accounts.ofUser(userId)).map(({ label, credentialRevision }) => [
    label,
    credentialRevision,
  ]);

describe("what happens to a key is written down once, and told once", () => {
  const lifeOf = async (web: Wired) => {
    const { acting, aKey } = await enter();
    const credentials = bindCredentials(web);
    const { id } = await credentials.connect({
      acting,
      locale: "en",
      network: "paper",
      label: "Main",
      ...aKey(),
    });
    await credentials.replace({ acting, locale: "en", id, ...aKey() });
    const greedy = aKey([...TRADING_PERMISSIONS, "account:withdrawals:write"]);
    await expect(credentials.replace({ acting, locale: "en", id, ...greedy })).rejects.toMatchObject({
      code: "refused",
    });
    await expect(
      credentials.replace({ acting, locale: "en", id: randomUUID(), ...aKey() }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    await credentials.test({ acting, locale: "en", id });
    await credentials.remove({ acting, locale: "en", id });
    const written = [
      "key-connected allowed",
      "key-replaced allowed",
      "key-refused refused",
      "key-refused refused",
      "key-tested allowed",
      "key-removed allowed",
    ];
    expect(await events(acting)).toEqual(written);
    expect(await all(acting)).toBe(written.length);
    expect(await mails(acting)).toEqual(["key-connected", "key-replaced", "key-removed"]);
  };

  test("by one process that does all", () => lifeOf(stage.wired));

  test("by one that serves pages and one with the keys", async () => {
    const ended = new AbortController();
    const worker = answerRequests(stage.wired, ended.signal);
    await lifeOf(aWebProcess());
    ended.abort();
    await worker;
  });
});

describe("a key whose asker gave up while the exchange was asked", () => {
  test("is connected with its event and its mail, while the question is good", async () => {
    const { acting, aKey } = await enter();
    const hurried = aWebProcess((request) => ({ ...request, expiresAt: request.createdAt + 50 }));
    const asked = bindCredentials(hurried).connect({
      acting,
      locale: "en",
      network: "paper",
      label: "Main",
      ...aKey(),
    });
    const gone = asked.catch((error: unknown) => error);
    await answerOne(aWorker(() => gone));
    expect(await gone).toMatchObject({ code: "unavailable" });
    expect(await keys(acting)).toEqual([["Main", 1]]);
    expect(await events(acting)).toEqual(["key-connected allowed"]);
    expect(await mails(acting)).toEqual(["key-connected"]);
    expect(stage.logged.join()).toContain('"outcome":"done"');
  });

  test("is replaced with its event and its mail, while the question is good", async () => {
    const { acting, aKey } = await enter();
    const here = bindCredentials(stage.wired);
    const { id } = await here.connect({ acting, locale: "en", network: "paper", label: "Main", ...aKey() });
    const hurried = aWebProcess((request) => ({ ...request, expiresAt: request.createdAt + 50 }));
    const gone = bindCredentials(hurried)
      .replace({ acting, locale: "en", id, ...aKey() })
      .catch((error: unknown) => error);
    await answerOne(aWorker(() => gone));
    expect(await keys(acting)).toEqual([["Main", 2]]);
    expect(await events(acting)).toEqual(["key-connected allowed", "key-replaced allowed"]);
    expect(await mails(acting)).toEqual(["key-connected", "key-replaced"]);
  });

  test("is not stored once the question has expired", async () => {
    const { acting, aKey } = await enter();
    const here = bindCredentials(stage.wired);
    const { id } = await here.connect({ acting, locale: "en", network: "paper", label: "Main", ...aKey() });
    const late = aWorker(async () => stage.wait(20_000));
    const other = await enter();
    const asks = [
      () => bindCredentials(aWebProcess()).replace({ acting, locale: "en", id, ...aKey() }),
      () =>
        bindCredentials(aWebProcess()).connect({
          acting: other.acting,
          locale: "en",
          network: "paper",
          label: "Late",
          ...other.aKey(),
        }),
    ];
    for (const ask of asks) {
      const [asked] = await Promise.allSettled([ask(), answerOne(late)]);
      expect(asked).toMatchObject({ status: "rejected", reason: { code: "unavailable" } });
      expect(String(asked.status === "rejected" && asked.reason)).toContain("Nothing was stored");
    }
    expect([await keys(acting), await keys(other.acting)]).toEqual([[["Main", 1]], []]);
    expect(await events(acting)).toEqual(["key-connected allowed"]);
    expect([await all(other.acting), await mails(other.acting)]).toEqual([0, []]);
  });
});
