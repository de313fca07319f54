import { globSync } from "node:fs";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { nonceOf } from "#server/http/nonce-of.ts";
import { ROOT } from "#testing/architecture/run-tool.ts";
import { config, proxy } from "./proxy.ts";

const ask = (path = "/dashboard", method = "GET", headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { method, headers }));
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

afterEach(() => vi.resetModules());

describe("a page's headers", () => {
  test("let it run its own scripts alone, by a nonce that no other answer has", () => {
    const policies = Array.from({ length: 50 }, () => policyOf(ask()));
    for (const policy of policies) {
      expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
      for (const part of [
        "default-src 'none'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toContain("unsafe-eval");
    }
    expect(new Set(policies).size).toBe(50);
  });

  test("tell Next the same nonce, over whatever the caller sent", () => {
    const response = ask("/", "GET", { "content-security-policy": "script-src 'nonce-theirs'" });
    const told = response.headers.get("x-middleware-request-content-security-policy") ?? "";
    expect(told).toBe(policyOf(response));
    expect(nonceOf(new Headers({ "content-security-policy": told }))).toHaveLength(24);
  });

  test("keep it out of every cache, but let the browser keep files", () => {
    expect(ask("/positions/x.svg").headers.get("cache-control")).toBe("private, no-store");
    for (const file of ["/icons/192.png", "/icon.svg", "/apple-icon.png"])
      expect(ask(file).headers.get("cache-control")).toBe("public, max-age=86400");
    // Next says of these that they never change, or have to be asked for again.
    for (const file of ["/_next/static/chunks/a.js", "/theme.js"]) {
      expect(ask(file).headers.get("cache-control")).toBeNull();
      expect(ask(file).headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  test("speak of https where that is how it is reached, and nowhere else", () => {
    expect(ask().headers.has("strict-transport-security")).toBe(false);
    const secure = ask("/", "GET", { "x-forwarded-proto": "https" });
    expect(secure.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  });
});

/** Every page of the app, with something in each place that varies. */
const PAGES = globSync("src/app/**/page.tsx", { cwd: ROOT }).map(
  (file) =>
    file
      .replace(/^src\/app/, "")
      .replace(/\/page\.tsx$/, "")
      .replaceAll(/\/\([^)]+\)/g, "")
      .replaceAll(/\[[^\]]+\]/g, "x") || "/",
);

/** What an answer says to the browser, but for the nonce; the headers that are handed on to the page are the caller's own. */
const saidBy = (response: Response) => {
  const headers = [...response.headers].filter(
    ([name]) => !name.startsWith("x-middleware-request-") && name !== "x-middleware-override-headers",
  );
  return JSON.stringify([response.status, headers]).replaceAll(/nonce-[A-Za-z0-9+/=]+/g, "nonce");
};

describe("a CDN before the files of the build", () => {
  const page = async (path: string) => {
    vi.stubEnv("ASSET_PREFIX", "https://static.axisor.example/axisor");
    vi.resetModules();
    const { proxy: behind } = await import("./proxy.ts");
    return behind(new NextRequest(`http://localhost:3000${path}`));
  };

  test("is allowed to pages by its origin, for scripts, styles, fonts and pictures, and for what is kept of them", async () => {
    const policy = policyOf(await page("/dashboard"));
    for (const name of ["script-src", "style-src", "img-src", "font-src", "connect-src"]) {
      expect(policy).toMatch(new RegExp(`(^|; )${name} 'self' https://static\\.axisor\\.example[ ;]`));
    }
    expect(policy.match(/static\.axisor\.example/g)).toHaveLength(5);
    expect(policy).toMatch(/script-src [^;]* 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
    expect(policyOf(ask())).not.toContain("static.axisor.example");
  });

  test("may hand on those files and nothing else", async () => {
    const file = await page("/_next/static/chunks/a.js");
    expect(file.headers.get("access-control-allow-origin")).toBe("*");
    expect(file.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    for (const response of [await page("/dashboard"), await page("/theme.js"), ask("/_next/static/a.js")]) {
      expect(response.headers.has("access-control-allow-origin")).toBe(false);
      expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    }
  });
});

describe("the proxy", () => {
  test("says the same of every page to everybody, so nothing would be let in or kept out without it", () => {
    expect(PAGES.length).toBeGreaterThan(9);
    for (const path of PAGES) {
      const stranger = ask(path);
      expect(stranger.headers.get("x-middleware-next"), path).toBe("1");
      for (const cookie of ["axisor.session=forged", "__Host-axisor.session=x; axisor.device=y"]) {
        const known = ask(path, "GET", { cookie, authorization: "Bearer x" });
        expect(saidBy(known), path).toBe(saidBy(stranger));
      }
    }
  });

  test("lets everybody on to every page, logged in or not, and sends nobody elsewhere", () => {
    for (const path of ["/", "/login", "/dashboard", "/positions/x/guard", "/no/such/page"]) {
      for (const headers of [
        {},
        { cookie: "axisor.session=forged" },
        { "x-middleware-subrequest": "proxy" },
      ]) {
        const response = ask(path, "GET", headers);
        expect(response.headers.get("x-middleware-next")).toBe("1");
        expect(response.headers.has("location")).toBe(false);
        expect(response.headers.has("x-middleware-rewrite")).toBe(false);
      }
    }
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "takes no %s: nothing is sent to a page",
    (method) => {
      const response = ask("/dashboard", method);
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    },
  );

  test("stands before pages and files, and before no route", () => {
    const [pattern = ""] = config.matcher;
    const isMatched = (path: string) => new RegExp(`^${pattern}$`).test(path);
    expect(["/", "/login", "/api", "/apiary", "/_next/static/a.js", "/nope"].every(isMatched)).toBe(true);
    expect(["/api/health", "/api/trpc/a.b", "/api/auth/session"].some(isMatched)).toBe(false);
  });
});
