import { describe, expect, test } from "vitest";
import { clientIp } from "./client-ip.ts";
import { isSameOrigin } from "./is-same-origin.ts";
import { isSameSecret } from "./is-same-secret.ts";
import { readCookie } from "./read-cookie.ts";
import { relyingParty } from "./relying-party.ts";
import { requestOrigin } from "./request-origin.ts";

const headersOf = (values: Record<string, string>) => new Headers(values);

describe("whom a request is counted for", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["10.0.0.1, 203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:4711", "203.0.113.7"],
    ["2001:DB8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::1]:443", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
    ["::1", "0:0:0:0::/64"],
    ["203.0.113.7'; drop table", "unknown"],
    ["", "unknown"],
  ])("forwarded for %s by the one proxy that is believed is %s", (forwarded, expected) => {
    expect(clientIp(headersOf({ "x-forwarded-for": forwarded }), 1)).toBe(expected);
  });

  test.each([
    [0, "unknown"],
    [1, "10.0.0.2"],
    [2, "10.0.0.1"],
    [3, "203.0.113.7"],
    [4, "203.0.113.7"],
  ])("with %i proxies to believe is %s", (trusted, expected) => {
    const headers = headersOf({ "x-forwarded-for": "203.0.113.7, 10.0.0.1, 10.0.0.2" });
    expect(clientIp(headers, trusted)).toBe(expected);
  });

  test("is no matter of what the caller writes, in whichever header", () => {
    const spoofs = ["1.2.3.4", "1.2.3.4, 5.6.7.8", "::1", ",,,", "unknown", "x".repeat(9_000)];
    for (const spoof of spoofs) {
      const headers = headersOf({
        "x-forwarded-for": `${spoof}, 203.0.113.7`,
        "x-real-ip": spoof.slice(0, 20),
        forwarded: "for=1.2.3.4",
        "x-axisor-arrival": spoof.slice(0, 20),
        host: "elsewhere.example",
      });
      expect(clientIp(headers, 1)).toBe("203.0.113.7");
      expect(clientIp(headers, 0)).toBe("unknown");
    }
  });

  test("nobody forwarded is counted together", () => {
    expect(clientIp(headersOf({}), 1)).toBe("unknown");
  });
});

describe("where the browser reached us", () => {
  test("is the host it asked for while nothing else is configured", () => {
    const headers = headersOf({ host: "127.0.0.1:3000" });
    expect(requestOrigin(headers, null)).toEqual({ origin: "http://127.0.0.1:3000", isSecure: false });
    expect(requestOrigin(headers, "http://localhost:3000").origin).toBe("http://127.0.0.1:3000");
  });

  test("is the configured https address, whatever the request says", () => {
    const headers = headersOf({ host: "evil.example", "x-forwarded-proto": "http" });
    expect(requestOrigin(headers, "https://axisor.example/app")).toEqual({
      origin: "https://axisor.example",
      isSecure: true,
    });
  });
});

describe("the same origin", () => {
  test("is the configured one too, when a proxy changes the host", () => {
    const headers = headersOf({
      host: "web:3000",
      origin: "https://axisor.example",
      "sec-fetch-site": "same-origin",
    });
    expect(isSameOrigin(headers, "https://axisor.example")).toBe(true);
    expect(isSameOrigin(headers, null)).toBe(false);
  });

  test("is not plain http where we are reached by https", () => {
    const headers = { host: "axisor.example", origin: "http://axisor.example" };
    expect(isSameOrigin(headersOf(headers), "https://axisor.example")).toBe(false);
  });

  test("is not another port of the same host", () => {
    expect(isSameOrigin(headersOf({ host: "localhost:3000", origin: "http://localhost:4000" }), null)).toBe(
      false,
    );
  });
});

test("secrets are equal only to themselves, whatever their length", () => {
  expect(isSameSecret("a-long-enough-secret", "a-long-enough-secret")).toBe(true);
  for (const wrong of ["", "a", "a-long-enough-secres", "a-long-enough-secret "]) {
    expect(isSameSecret(wrong, "a-long-enough-secret")).toBe(false);
  }
});

describe("for whom a passkey is made", () => {
  test.each([
    ["http://localhost:3000", { id: "localhost", origin: "http://localhost:3000" }],
    ["http://axisor.localhost:3000", { id: "axisor.localhost", origin: "http://axisor.localhost:3000" }],
    ["https://axisor.example", { id: "axisor.example", origin: "https://axisor.example" }],
    ["https://axisor.example:8443", { id: "axisor.example", origin: "https://axisor.example:8443" }],
    ["http://axisor.example", null],
    ["http://192.168.1.2:3000", null],
    ["http://127.0.0.1:3000", null],
    ["https://192.168.1.2", null],
    ["https://[fd00::1]", null],
    ["http://localhost.evil.example", null],
  ])("at %s is %j", (origin, expected) => {
    expect(relyingParty({ origin, isSecure: origin.startsWith("https:") })).toEqual(expected);
  });
});

describe("a cookie", () => {
  test("is read by its whole name, with all of its value", () => {
    const headers = headersOf({ cookie: "xname=1; name=a=b==;other=2" });
    expect(readCookie(headers, "name")).toBe("a=b==");
    expect(readCookie(headers, "nam")).toBeNull();
    expect(readCookie(headersOf({}), "name")).toBeNull();
  });
});
