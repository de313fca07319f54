import { describe, expect, test } from "vitest";
import { createKeyring, freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { createSealer } from "#adapters/sodium/create-sealer.ts";
import { createSodiumVault } from "#adapters/sodium/create-sodium-vault.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { WorkerAnswer, WorkerRequest, WorkerRequests } from "#ports/worker-requests.ts";
import { AppError } from "#services/app-error.ts";
import { FakeSecrets } from "#testing/fakes/fake-secrets.ts";
import { FakeVaultKeys } from "#testing/fakes/fake-vault-keys.ts";
import { aLog } from "#testing/server/a-log.ts";
import { checkTotp } from "./check-totp.ts";
import { createRemoteDesk } from "./create-remote-desk.ts";
import { keepTotp } from "./keep-totp.ts";
import type { Question } from "./question.ts";
import { serveRequests } from "./serve-requests.ts";

const WAIT = saidBy({ en: "Wait a little.", "pt-BR": "Espere um pouco." }, (words) => words);
const NOW = Date.parse("2026-11-26T12:00:00Z");
const USER = "018f0000-0000-7000-8000-000000000001";

/** A page's process and a worker, with a table between them that a test can change. */
const bothSides = async (
  meddle: (request: WorkerRequest) => WorkerRequest = (request) => request,
  clock = () => NOW,
) => {
  const keyring = createKeyring(await freshKeyring(NOW));
  const secrets = new FakeSecrets();
  const vault = createSodiumVault({
    environment: "axisor",
    keyring,
    keys: new FakeVaultKeys(),
    secrets,
    clock,
  });
  const { log, lines } = aLog();
  const written: WorkerRequest[] = [];
  const requests: WorkerRequests = {
    ask: async (request) => {
      written.push(request);
      let answered: WorkerAnswer | null = null;
      const table: Pick<WorkerRequests, "claim" | "answer"> = {
        claim: async () => [meddle(request)],
        answer: async (_, answer) => {
          answered = answer;
          return true;
        },
      };
      await serveRequests({ ...worker, requests: table });
      return answered;
    },
    claim: async () => [],
    answer: async () => false,
    listen: async () => ({ stop: async () => undefined }),
    removeExpired: async () => 0,
  };
  const totp = { stepOf: (seed: Uint8Array, code: string) => (code === "123456" ? (seed[0] ?? null) : null) };
  const answer = async (question: Question) => {
    const { kind, userId, secret, facts } = question;
    if (kind === "keep-totp") return keepTotp({ vault, secrets, clock }, question);
    if (kind === "check-totp") return checkTotp({ vault, totp, clock }, userId, secret, facts);
    throw new AppError("limit-reached", WAIT, { field: "key", retryAfterMs: 1_500 });
  };
  const worker = { vault, clock, log, answer };
  const sealer = createSealer(async () => (await keyring.content()).box.publicKey);
  const desk = createRemoteDesk({ requests, sealer, clock: () => NOW, newId: () => crypto.randomUUID() });
  return { desk, secrets, written, lines };
};

const KEEP = { kind: "keep-totp", userId: USER, facts: { revision: 1 } } as const;
const check = (code: string) =>
  ({
    kind: "check-totp",
    userId: USER,
    secret: new TextEncoder().encode(code),
    facts: { revision: 1 },
  }) as const;

describe("a question to the worker", () => {
  test("carries its secret sealed, wipes its own copy, and comes back answered", async () => {
    const { desk, written } = await bothSides();
    const seed = Uint8Array.of(42, 99, 99, 99);
    await desk.ask({ ...KEEP, secret: seed });
    expect([...seed]).toEqual([0, 0, 0, 0]);
    expect(Buffer.from(written[0]?.sealed ?? []).includes(Buffer.of(99, 99, 99))).toBe(false);
    expect(await desk.ask(check("123456"))).toEqual({ step: 42 });
    expect(await desk.ask(check("000000"))).toEqual({ step: null });
  });

  test.each<[string, (request: WorkerRequest) => WorkerRequest]>([
    ["another user's row", (request) => ({ ...request, userId: "018f0000-0000-7000-8000-000000000002" })],
    ["another row", (request) => ({ ...request, id: crypto.randomUUID() })],
    ["another question", (request) => ({ ...request, kind: "check-totp" })],
    ["another time", (request) => ({ ...request, createdAt: NOW + 1 })],
    ["a row of other facts", (request) => ({ ...request, facts: { revision: 2 } })],
    ["changed bytes", (request) => ({ ...request, sealed: request.sealed?.map((byte) => byte ^ 1) ?? null })],
  ])("whose box was put into %s is not answered", async (_, meddle) => {
    const { desk, secrets, lines } = await bothSides(meddle);
    await expect(desk.ask({ ...KEEP, secret: Uint8Array.of(1) })).rejects.toThrow("The worker failed");
    expect(secrets.rows.size).toBe(0);
    expect(lines.join()).toContain("worker-request-failed");
  });

  test("about a code whose seed does not open is refused for now: that says nothing of the code", async () => {
    const { desk, secrets } = await bothSides();
    await desk.ask({ ...KEEP, secret: Uint8Array.of(42) });
    secrets.rows.clear();
    await expect(desk.ask(check("123456"))).rejects.toMatchObject({
      code: "unavailable",
      retryAfterMs: 5_000,
    });
  });

  test("is found whole again by a database that keeps facts in an order of its own", async () => {
    const turned = (facts: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(Object.entries(facts).toReversed());
    const { desk, secrets } = await bothSides((request) => ({ ...request, facts: turned(request.facts) }));
    const facts = { revision: 1, from: { network: "198.51.100.7", deviceId: null } };
    await desk.ask({ ...KEEP, facts, secret: Uint8Array.of(1) });
    expect(secrets.rows.size).toBe(1);
  });

  test("that took longer than it is good for stores nothing, whatever its row says by then, and says so", async () => {
    const late = await bothSides(
      (request) => ({ ...request, expiresAt: NOW + 3_600_000 }),
      () => NOW + 20_000,
    );
    const asked = late.desk.ask({ ...KEEP, secret: Uint8Array.of(1) });
    await expect(asked).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("Nothing was stored"),
    });
    expect(late.secrets.rows.size).toBe(0);
    expect(late.lines.join()).toContain('"outcome":"unavailable"');
  });

  test("that is refused is refused to whoever asked, in the same words and in every language", async () => {
    const { desk } = await bothSides();
    const asked = desk.ask({ kind: "test-key", userId: USER, secret: null, facts: {} });
    const refusal = { code: "limit-reached", message: "Wait a little.", field: "key", retryAfterMs: 1_500 };
    await expect(asked).rejects.toMatchObject(refusal);
    await expect(asked).rejects.toBeInstanceOf(AppError);
    const heard = await asked.catch((error: unknown) => error);
    expect(heard instanceof AppError && heard.said("pt-BR")).toBe("Espere um pouco.");
  });
});
