import { encode } from "next-auth/jwt";
import { afterEach, describe, expect, test, vi } from "vitest";
import { AppError } from "#services/app-error.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aLog } from "#testing/server/a-log.ts";
import { answerWithCookies } from "./answer-with-cookies.ts";
import { createAuthOptions } from "./create-auth-options.ts";
import { deriveKey } from "./derive-key.ts";
import { deviceCookie, readDevice } from "./device-cookie.ts";
import { sealSession } from "./seal-session.ts";
import { sessionCookie } from "./session-cookie.ts";
import { traderOfCookie } from "./trader-of-cookie.ts";

const SECRET = "a secret of more than thirty-two characters";
const SID = "t".repeat(43);
const TRADER = {
  userId: "018f0000-0000-7000-8000-000000000001",
  email: "demo@axisor.local",
  role: "trader",
} as const;
const ACTIVE = anActiveSession({ ...TRADER, expiresAt: Date.parse("2026-11-24T12:00:00Z") });
const LOCAL = { origin: "http://localhost:3000", isSecure: false };
const VISITOR = { network: "203.0.113.7", userAgent: null, deviceToken: null, party: null };
const DEVICE = "d".repeat(43);

type Answers = NonNullable<Parameters<typeof aComposition>[0]>["auth"];

function anAuth(answers: NonNullable<Answers> = {}, current: string | null = null) {
  const at = LOCAL;
  const { composition, asked } = aComposition({ auth: answers });
  const { log, lines } = aLog();
  const devices: string[] = [];
  const { auth } = composition.services;
  const knowDevice = (token: string) => void devices.push(token);
  const currentToken = async () => current;
  const locale = "en" as const;
  const deps = { auth, secret: SECRET, at, visitor: VISITOR, locale, log, knowDevice, currentToken };
  return { options: createAuthOptions(deps), auth, asked, lines, devices };
}

/** The library hands the provider's own options back under this name. */
async function authorize(
  answers: NonNullable<Answers>,
  credentials: Record<string, string>,
  current: string | null = null,
) {
  const { options, asked, lines, devices } = anAuth(answers, current);
  const provider = options.providers[0];
  if (provider?.type !== "credentials") throw new Error("there is no credentials provider");
  const given = Reflect.get(provider, "options") as { authorize: (input: unknown) => Promise<unknown> };
  return { result: given.authorize(credentials), asked, lines, devices };
}

const GIVEN = { ticket: "k".repeat(43) };
const OPENED = { userId: TRADER.userId, email: TRADER.email, token: SID, deviceToken: DEVICE };

describe("logging in", () => {
  test("puts nothing but the session's token into the cookie, and lets the browser be known again", async () => {
    const { result, asked, devices } = await authorize({ openSession: async () => OPENED }, GIVEN);
    const user = (await result) as { id: string };
    expect(asked).toEqual([{ service: "auth.openSession", input: { ...GIVEN, visitor: VISITOR } }]);
    expect(devices).toEqual([DEVICE]);
    const { options } = anAuth();
    const token = await options.callbacks?.jwt?.({ token: { email: TRADER.email }, user, account: null });
    expect(token).toEqual({ sid: SID });
  });

  test("ends the session the browser was in, and only when another one is open", async () => {
    const answers = { openSession: async () => OPENED, logOut: async () => undefined };
    const { result, asked } = await authorize(answers, GIVEN, "o".repeat(43));
    await result;
    const left = { service: "auth.logOut", input: { token: "o".repeat(43), visitor: VISITOR } };
    expect(asked.at(-1)).toEqual(left);
    const refused = await authorize({ openSession: async () => null }, GIVEN, "o".repeat(43));
    await refused.result;
    expect(refused.asked).not.toContainEqual(left);
  });

  test("answers a ticket that opens nothing with nobody, and knows no browser by it", async () => {
    const { result, devices } = await authorize({ openSession: async () => null }, GIVEN);
    expect(await result).toBeNull();
    expect(devices).toEqual([]);
  });

  test("takes a ticket and nothing else: no password is looked at here", async () => {
    const other = { email: TRADER.email, password: "correct horse battery staple" };
    for (const credentials of [other, { ticket: "short" }, { ticket: "x".repeat(201) }]) {
      const { result, asked } = await authorize({}, credentials);
      expect(await result).toBeNull();
      expect(asked).toEqual([]);
    }
  });

  test("passes on a refusal's words and hides a defect's", async () => {
    const refusal = new AppError("limit-reached", "Too many attempts. Try again in 9 minutes.");
    const refused = await authorize({ openSession: async () => Promise.reject(refusal) }, GIVEN);
    await expect(refused.result).rejects.toThrow("Too many attempts. Try again in 9 minutes.");
    const broken = await authorize(
      { openSession: async () => Promise.reject(new Error("canary in a query")) },
      GIVEN,
    );
    await expect(broken.result).rejects.toThrow("Something went wrong on our side.");
    expect(broken.lines.join()).toContain("canary in a query");
  });
});

describe("a session cookie", () => {
  afterEach(() => void vi.useRealTimers());
  const cookieWith = (payload: Record<string, unknown>, secret = SECRET) =>
    encode({ token: payload, secret });
  const traderOf = async (cookie: string | undefined, active: typeof ACTIVE | null = ACTIVE) => {
    const { auth, asked } = anAuth({ resolveSession: async () => active });
    return { trader: await traderOfCookie(cookie, { secret: SECRET, auth }), asked };
  };

  test("stands for its trader while the session's row lives, and for nobody once it is gone", async () => {
    const cookie = await cookieWith({ sid: SID });
    const { trader, asked } = await traderOf(cookie);
    expect(trader).toEqual(ACTIVE);
    expect(asked).toEqual([{ service: "auth.resolveSession", input: { token: SID } }]);
    expect((await traderOf(cookie, null)).trader).toBeNull();
  });

  test("that is sent again stands for the same, for nobody once it is over, and never for somebody else", async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ["Date"] });
    const other = "b".repeat(43);
    const cookies = [await cookieWith({ sid: SID }), await cookieWith({ sid: other })];
    for (const [at, token] of [SID, other, SID, other].entries())
      expect((await traderOf(cookies[at % 2])).asked).toEqual([
        { service: "auth.resolveSession", input: { token } },
      ]);
    expect((await traderOf(`${cookies[0]}a`)).trader).toBeNull();
    const another = {
      secret: `another ${SECRET}`,
      auth: anAuth({ resolveSession: async () => ACTIVE }).auth,
    };
    expect(await traderOfCookie(cookies[0], another)).toBeNull();
    vi.setSystemTime(Date.now() + 31 * 24 * 3_600_000);
    expect(await traderOf(cookies[0])).toEqual({ trader: null, asked: [] });
  });

  test("that is missing, forged, empty inside or made with another secret stands for nobody", async () => {
    const wrong = [
      undefined,
      "",
      "abc",
      "a.b.c.d.e",
      await cookieWith({}),
      await cookieWith({ sid: SID }, `${SECRET}x`),
    ];
    for (const cookie of wrong) {
      const { trader, asked } = await traderOf(cookie);
      expect(trader).toBeNull();
      expect(asked).toEqual([]);
    }
  });

  test("that has been changed by a character stands for nobody", async () => {
    const cookie = await cookieWith({ sid: SID });
    const changed = `${cookie.slice(0, -8)}${cookie.at(-8) === "A" ? "B" : "A"}${cookie.slice(-7)}`;
    expect((await traderOf(changed)).trader).toBeNull();
  });

  test("is bound to the host on https, kept from scripts everywhere, and works on plain localhost", () => {
    expect(sessionCookie(true)).toEqual({
      name: "__Host-axisor.session",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
    expect(sessionCookie(false)).toMatchObject({
      name: "axisor.session",
      options: { httpOnly: true, secure: false },
    });
  });
});

describe("the session route", () => {
  const session = { expires: "2026-11-30T00:00:00.000Z", user: { email: "stale@axisor.local" } };
  const told = async (active: typeof ACTIVE | null) => {
    const { options } = anAuth({ resolveSession: async () => active });
    return await options.callbacks?.session?.({
      session,
      token: { sid: SID },
      user: { id: "", email: "", emailVerified: null },
      newSession: null,
      trigger: "update",
    });
  };

  test("tells who and until when from the row, not from the cookie", async () => {
    expect(await told(ACTIVE)).toEqual({
      user: { email: TRADER.email },
      expires: "2026-11-24T12:00:00.000Z",
    });
  });

  test("refuses a session that has ended", async () => {
    await expect(told(null)).rejects.toThrow("The session has ended");
  });
});

test("signing out ends the session's row", async () => {
  const { options, asked } = anAuth({ logOut: async () => undefined });
  await options.events?.signOut?.({ token: { sid: SID }, session: { expires: "" } });
  expect(asked).toEqual([{ service: "auth.logOut", input: { token: SID, visitor: VISITOR } }]);
});

describe("a session's new token", () => {
  test("is handed over in the cookie that the login made, and stands for the session", async () => {
    const line = await sealSession("n".repeat(43), LOCAL, SECRET);
    expect(line).toMatch(/^axisor\.session=[^;]+; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax$/);
    const { auth, asked } = anAuth({ resolveSession: async () => ACTIVE });
    const cookie = /=([^;]+);/.exec(line)?.[1];
    expect(await traderOfCookie(cookie, { secret: SECRET, auth })).toEqual(ACTIVE);
    expect(asked).toEqual([{ service: "auth.resolveSession", input: { token: "n".repeat(43) } }]);
  });

  test("is bound to the host on https", async () => {
    const line = await sealSession(SID, { origin: "https://axisor.example", isSecure: true }, SECRET);
    expect(line).toMatch(
      /^__Host-axisor\.session=[^;]+; Path=\/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});

describe("a device cookie", () => {
  const sent = (cookie: string) => new Headers({ cookie });

  test("outlives the session by far, is kept from scripts, and is read back", () => {
    const line = deviceCookie(DEVICE, true);
    expect(line).toBe(
      `__Host-axisor.device=${DEVICE}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(readDevice(sent(`a=b; __Host-axisor.device=${DEVICE}; c=d`), true)).toBe(DEVICE);
    expect(readDevice(sent(`axisor.device=${DEVICE}`), false)).toBe(DEVICE);
  });

  test.each([
    "",
    "axisor.device=",
    "axisor.device=short",
    `axisor.device=${DEVICE}x`,
    `xaxisor.device=${DEVICE}`,
  ])("%j is none of ours", (cookie) => {
    expect(readDevice(sent(cookie), false)).toBeNull();
  });

  test("of plain http is none on https", () => {
    expect(readDevice(sent(`axisor.device=${DEVICE}`), true)).toBeNull();
  });
});

describe("an answer of the library", () => {
  const answer = () =>
    new Response("body", {
      status: 201,
      headers: [
        ["set-cookie", "axisor.session=old"],
        ["x-other", "kept"],
      ],
    });

  test("carries our cookies beside its own", async () => {
    const told = answerWithCookies(answer(), { action: "callback", cookies: ["axisor.device=new"] });
    expect(told.headers.getSetCookie()).toEqual(["axisor.session=old", "axisor.device=new"]);
    expect([told.status, told.headers.get("x-other"), await told.text()]).toEqual([201, "kept", "body"]);
  });

  test("to who is logged in sets no cookie, so a token that was just replaced never comes back", () => {
    expect(answerWithCookies(answer(), { action: "session", cookies: [] }).headers.getSetCookie()).toEqual(
      [],
    );
  });
});

test("the key of links is another for another secret, and not the secret", () => {
  const key = Buffer.from(deriveKey(SECRET, "mail-links"));
  expect(key).toHaveLength(32);
  expect(key.equals(Buffer.from(deriveKey(SECRET, "mail-links")))).toBe(true);
  expect(key.equals(Buffer.from(deriveKey(`${SECRET}x`, "mail-links")))).toBe(false);
  expect(SECRET).not.toContain(key.toString("latin1"));
});

test.each([
  ["/dashboard", "http://localhost:3000/dashboard"],
  ["http://localhost:3000/login?error=x", "http://localhost:3000/login?error=x"],
  ["https://evil.example/", "http://localhost:3000"],
  ["//evil.example/", "http://localhost:3000"],
  ["/\\evil.example", "http://localhost:3000"],
  ["javascript:alert(1)", "http://localhost:3000"],
])("a link to %s leads to %s", async (url, expected) => {
  const { options } = anAuth();
  expect(await options.callbacks?.redirect?.({ url, baseUrl: "http://elsewhere.example" })).toBe(expected);
});
