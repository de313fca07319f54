import { describe, expect, test } from "vitest";
import { createMemoryRequestBudget } from "#adapters/memory/create-memory-request-budget.ts";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import type { RequestBudget } from "#ports/request-budget.ts";
import { healthRoute } from "#server/health/health-route.ts";
import { checkBearer } from "#server/http/check-bearer.ts";
import { clientIp } from "#server/http/client-ip.ts";
import { isLoopback } from "#server/http/is-loopback.ts";
import { isSameSecret } from "#server/http/is-same-secret.ts";
import { requestOrigin } from "#server/http/request-origin.ts";
import type { Route } from "#server/http/route.ts";
import { isWorkerAlive } from "#server/worker/is-worker-alive.ts";
import { alwaysAlive } from "../defects/always-alive.ts";
import { alwaysRunningRoute } from "../defects/always-running-route.ts";
import { believeHost } from "../defects/believe-host.ts";
import { compareAsText } from "../defects/compare-as-text.ts";
import { defaultControlKey } from "../defects/default-control-key.ts";
import { resetDropsFactor } from "../defects/reset-drops-factor.ts";
import { serveInTurn } from "../defects/serve-in-turn.ts";
import { openVenue } from "../resilience/open-venue.ts";
import { aRoute } from "../server/a-route.ts";
import { openBrowser } from "../sign-in/open-browser.ts";
import { type Door, openDoor } from "../sign-in/open-door.ts";
import { EMAIL, enterWithApp } from "../sign-in/trader-steps.ts";
import { tellsApart } from "./tells-apart.ts";

describe("what is said of the worker", () => {
  test("B8 comes from what it last wrote: a minute after its death nobody says that it runs", async () => {
    const check = (isAlive: typeof isWorkerAlive) => {
      expect(isAlive({ workerSeenAt: 0 }, 59_999)).toBe(true);
      expect(isAlive({ workerSeenAt: 0 }, 60_000)).toBe(false);
      expect([isAlive({ workerSeenAt: null }, 0), isAlive(null, 0)]).toEqual([false, false]);
    };
    await tellsApart(check, isWorkerAlive, alwaysAlive);
  });

  test("B8 is nothing on a health page that asks nobody: it says that this process answers, and no more", async () => {
    const check = async (route: Route) => {
      const response = await aRoute().send(route, new Request("http://localhost:3000/api/health"));
      expect(await response.json()).toEqual({ status: "alive" });
    };
    await tellsApart(check, healthRoute, alwaysRunningRoute);
  });
});

describe("who may ask", () => {
  test("B14 is decided by no name that a caller wrote: nobody comes from this machine by saying so", async () => {
    const said: readonly Readonly<Record<string, string>>[] = [
      { host: "localhost:3000" },
      { host: "127.0.0.1:3000", "x-forwarded-for": "127.0.0.1" },
      { host: "axisor.example", "x-forwarded-host": "localhost", "x-forwarded-for": "::1" },
      { host: "localhost", forwarded: "for=127.0.0.1;host=localhost", "x-real-ip": "127.0.0.1" },
    ];
    const check = (isOurs: typeof isLoopback) => {
      for (const each of said) {
        const headers = new Headers(each);
        const origin = requestOrigin(headers, null);
        expect(isOurs(headers, origin, clientIp(headers, 0))).toBe(false);
        expect(isOurs(headers, origin, "203.0.113.9")).toBe(false);
      }
    };
    await tellsApart(check, isLoopback, believeHost);
  });

  test("B14 is nobody where no key was set: none is right that could be guessed from the code", async () => {
    const guesses = ["", "control", "admin", "axisor", "secret", "null", "undefined"];
    const check = (judge: typeof checkBearer) => {
      for (const unset of [null, ""])
        for (const guess of guesses)
          expect(judge(new Headers({ authorization: `Bearer ${guess}` }), unset)).toBe("unset");
      expect(judge(new Headers({ authorization: "Bearer mine" }), "mine")).toBe("right");
    };
    await tellsApart(check, checkBearer, defaultControlKey);
  });

  test("B14 is compared in a time that tells nothing: digests of one length, by the system's own comparison", async () => {
    const check = (isSame: typeof isSameSecret) => {
      expect([isSame("a key", "a key"), isSame("a key", "a kex"), isSame("a", "a key")]).toEqual([
        true,
        false,
        false,
      ]);
      expect(isSame.toString()).toContain("timingSafeEqual");
    };
    await tellsApart(check, isSameSecret, compareAsText);
  });
});

describe("a reset of the password", () => {
  test("I1 opens nothing without the second factor that was there before, and puts nothing more at risk for a day", async () => {
    const password = "another pass phrase of mine";
    const check = async (openWith: (door: Door) => Door) => {
      const door = openWith(openDoor());
      await enterWithApp(door);
      const thief = openBrowser(door, "203.0.113.99");
      await thief.ask((api) => api.auth.requestReset({ email: EMAIL }));
      const token = (await door.linkTo(EMAIL)) ?? "";
      await thief.ask((api) => api.auth.choosePassword({ token, password }));
      door.pass(1);
      const step = await thief.ask((api) => api.auth.logIn({ email: EMAIL, password }));
      expect(step.kind).toBe("factor");
      expect((await door.users.findByEmail(EMAIL))?.frozenUntil).toBe(door.clock() - 1 + 24 * 3_600_000);
    };
    await tellsApart(check, (door) => door, resetDropsFactor);
  });
});

describe("while requests are few", () => {
  test("I7 a guard is served before every screen that still waits, however many asked before it", async () => {
    const rates = { key: windowRate(4), signed: windowRate(4), public: windowRate(0.8) };
    const check = async (spoil: (budget: RequestBudget) => RequestBudget) => {
      let now = () => 0;
      const budget = spoil(createMemoryRequestBudget({ rates: () => rates, now: () => now() }));
      const { time, exchange, run, sent, venue } = openVenue({ budget });
      now = time.elapsed;
      // Answers take two seconds, as on a day when everybody asks.
      venue.latencyMs = 2_000;
      const screens = Array.from({ length: 12 }, (_, place) => exchange("screen", `k${place}`).account());
      const answers = await run(Promise.all([...screens, exchange("guard", "mine").account()]));
      expect(answers.at(-1)?.ok).toBe(true);
      // One screen asked of full buckets.
      expect(sent.findIndex(({ urgency }) => urgency === "guard")).toBe(1);
    };
    await tellsApart(check, (budget) => budget, serveInTurn);
  });
});
