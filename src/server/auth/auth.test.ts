import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { AppError } from "#services/app-error.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aLog } from "#testing/server/a-log.ts";
import { createAuthOptions } from "./create-auth-options.ts";
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

type Answers = NonNullable<Parameters<typeof aComposition>[0]>["auth"];

function anAuth(answers: NonNullable<Answers> = {}, at = LOCAL) {
  const { composition, asked } = aComposition({ auth: answers });
  const { log, lines } = aLog();
  const deps = { auth: composition.services.auth, secret: SECRET, at, ip: "203.0.113.7", log };
  return { options: createAuthOptions(deps), auth: composition.services.auth, asked, lines };
}

/** The library hands the provider's own options back under this name. */
async function authorize(answers: NonNullable<Answers>, credentials: Record<string, string>) {
  const { options, asked, lines } = anAuth(answers);
  const provider = options.providers[0];
  if (provider?.type !== "credentials") throw new Error("there is no credentials provider");
  const given = Reflect.get(provider, "options") as { authorize: (input: unknown) => Promise<unknown> };
  return { result: given.authorize(credentials), asked, lines };
}

const GIVEN = { email: TRADER.email, password: "correct horse battery staple" };

describe("logging in", () => {
  test("puts nothing but the session's token into the cookie", async () => {
    const { result, asked } = await authorize({ logIn: async () => ({ ...TRADER, token: SID }) }, GIVEN);
    const user = (await result) as { id: string };
    expect(asked).toEqual([{ service: "auth.logIn", input: { ...GIVEN, ip: "203.0.113.7" } }]);
    const { options } = anAuth();
    const token = await options.callbacks?.jwt?.({ token: { email: TRADER.email }, user, account: null });
    expect(token).toEqual({ sid: SID });
  });

  test("answers a wrong password with nobody", async () => {
    const { result } = await authorize({ logIn: async () => null }, GIVEN);
    expect(await result).toBeNull();
  });

  test("answers a form without its fields with nobody, and asks no service", async () => {
    const { result, asked } = await authorize({}, { email: TRADER.email });
    expect(await result).toBeNull();
    expect(asked).toEqual([]);
  });

  test("passes on a refusal's words and hides a defect's", async () => {
    const refusal = new AppError("limit-reached", "Too many attempts. Try again in 9 minutes.");
    const refused = await authorize({ logIn: async () => Promise.reject(refusal) }, GIVEN);
    await expect(refused.result).rejects.toThrow("Too many attempts. Try again in 9 minutes.");
    const broken = await authorize(
      { logIn: async () => Promise.reject(new Error("canary in a query")) },
      GIVEN,
    );
    await expect(broken.result).rejects.toThrow("Something went wrong on our side.");
    expect(broken.lines.join()).toContain("canary in a query");
  });
});

describe("a session cookie", () => {
  const cookieWith = (payload: Record<string, unknown>, secret = SECRET) =>
    encode({ token: payload, secret });
  const traderOf = async (cookie: string | undefined, active: typeof ACTIVE | null = ACTIVE) => {
    const { auth, asked } = anAuth({ resolveSession: async () => active });
    return { trader: await traderOfCookie(cookie, { secret: SECRET, auth }), asked };
  };

  test("stands for its trader while the session's row lives, and for nobody once it is gone", async () => {
    const cookie = await cookieWith({ sid: SID });
    const { trader, asked } = await traderOf(cookie);
    expect(trader).toEqual(TRADER);
    expect(asked).toEqual([{ service: "auth.resolveSession", input: { token: SID } }]);
    expect((await traderOf(cookie, null)).trader).toBeNull();
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
  expect(asked).toEqual([{ service: "auth.logOut", input: { token: SID } }]);
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
