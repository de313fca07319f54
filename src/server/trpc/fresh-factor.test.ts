import { describe, expect, test } from "vitest";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aLog } from "#testing/server/a-log.ts";
import { callOf, API_ORIGIN as ORIGIN, PROCEDURES } from "#testing/server/procedure-examples.ts";
import type { Trader } from "./context.ts";
import { handleTrpcRequest } from "./handle-trpc-request.ts";

const TRADER: Trader = anActiveSession({
  userId: "018f0000-0000-7000-8000-000000000001",
  email: "demo@axisor.local",
  steppedUpAt: Date.now(),
});
const ID = "018f0000-0000-7000-8000-000000000009";
const TOKEN = "t".repeat(43);
const sealSession = async (token: string): Promise<string> => `sealed=${token}`;

type Setup = { readonly trader?: Trader; readonly answers?: Parameters<typeof aComposition>[0] };

const ask = async (path: string, { trader = TRADER, answers = {} }: Setup = {}) => {
  const { composition, asked } = aComposition(answers);
  const procedure = PROCEDURES.find((one) => one.path === path);
  if (procedure === undefined) throw new Error(`there is no ${path}`);
  const deps = { composition, readSession: async () => trader, sealSession, log: aLog().log };
  const response = await handleTrpcRequest(callOf(procedure), deps);
  return { asked, response, body: await response.json() };
};

const security = (verb: string): string => `security.${verb}`;

describe("a fresh factor", () => {
  const GUARDED = [
    ...["addPasskey", "beginPasskey", "beginTotp", "changeEmail", "changePassword", "confirmTotp"].map(
      security,
    ),
    ...["newBackupCodes", "removePasskey", "removeTotp"].map(security),
    ...["connect", "replace", "remove"].map((verb) => `credentials.${verb}`),
  ];

  test.each(GUARDED)("is asked by %s before any service is", async (path) => {
    for (const steppedUpAt of [null, Date.now() - 5 * 60_000]) {
      const { response, body, asked } = await ask(path, { trader: { ...TRADER, steppedUpAt } });
      expect(response.status).toBe(403);
      expect(body.error.data).toMatchObject({ reason: "step-up" });
      expect(asked).toEqual([]);
    }
  });

  test.each([
    ...["changeEmail", "removePasskey", "removeTotp"].map(security),
    "credentials.connect",
    "credentials.replace",
  ])("does not help %s while frozen", async (path) => {
    const trader = { ...TRADER, frozenUntil: Date.now() + 3_600_000 };
    const { response, body, asked } = await ask(path, { trader });
    expect(response.headers.get("retry-after")).toBe(String(body.error.data.retryAfter));
    expect(body.error.data).toMatchObject({ code: "FORBIDDEN", reason: "frozen" });
    expect(asked).toEqual([]);
  });

  test("is not what gives a paused guard back: that works while frozen and without a factor", async () => {
    const trader = { ...TRADER, frozenUntil: Date.now() + 3_600_000, steppedUpAt: null };
    const { asked } = await ask("automations.resumeGuard", { trader });
    expect(asked).toMatchObject([{ service: "automations.resumeGuard" }]);
  });

  test.each([
    ["security.stepUp", { stepUp: async () => ({ until: new Date().toISOString(), token: "new" }) }],
    ["security.confirmTotp", { confirmTotp: async () => ({ codes: ["ABCD-EFGH-JKLM"], token: "new" }) }],
    [
      "security.addPasskey",
      {
        addPasskey: async () => ({
          passkey: {
            id: "passkey",
            label: "Phone",
            isBackedUp: false,
            createdAt: new Date().toISOString(),
            lastUsedAt: null,
          },
          token: "new",
        }),
      },
    ],
  ])("given by %s puts another token into the session's cookie, and only there", async (path, security) => {
    const { response, body } = await ask(path, { answers: { security } });
    expect(response.headers.getSetCookie()).toEqual(["sealed=new"]);
    expect(JSON.stringify(body)).not.toContain('new"');
  });
});

describe("the outbox", () => {
  const mail = {
    id: ID,
    to: "new@axisor.local",
    subject: "Choose your Axisor password",
    text: "Follow this link",
    link: `${ORIGIN}/link?token=${TOKEN}`,
    createdAt: "2026-11-23T12:00:00.000Z",
  };
  const asked = async (isOutboxOpen: boolean, host: string, forwarded: string) => {
    const { composition, asked: calls } = aComposition(
      { outbox: { list: async () => [mail] } },
      { isOutboxOpen },
    );
    const deps = { composition, readSession: async () => null, sealSession, log: aLog().log };
    const headers = { host, "x-forwarded-for": forwarded, [PAGE_MARK]: "1" };
    const response = await handleTrpcRequest(
      new Request(`${ORIGIN}/api/trpc/outbox.list`, { headers }),
      deps,
    );
    return { status: response.status, body: await response.json(), calls };
  };

  test.each([
    ["localhost:3000", "127.0.0.1"],
    ["127.0.0.1:3000", "::ffff:127.0.0.1"],
    ["[::1]:3000", "::1"],
  ])("is shown to this machine asking for %s", async (host, forwarded) => {
    const { body, calls } = await asked(true, host, forwarded);
    expect(body.result.data).toEqual([mail]);
    expect(calls).toEqual([{ service: "outbox.list", input: { origin: `http://${host}` } }]);
  });

  test.each([
    [false, "localhost:3000", "127.0.0.1"],
    [true, "localhost:3000", "192.168.1.9"],
    [true, "localhost:3000", "127.0.0.1, 203.0.113.9"],
    [true, "localhost:3000", ""],
    [true, "rebound.evil.example:3000", "127.0.0.1"],
    [true, "localhost.evil.example", "127.0.0.1"],
    [true, "192.168.1.2:3000", "127.0.0.1"],
  ])("is not there when it is open: %s, at %s, for %s", async (isOpen, host, forwarded) => {
    const { status, body, calls } = await asked(isOpen, host, forwarded);
    expect(status).toBe(404);
    expect(body.error.message).toBe("There is nothing under this name.");
    expect(calls).toEqual([]);
  });
});
