import { describe, expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { signRequest } from "./sign-request.ts";
import { signStream } from "./stream/sign-stream.ts";

const ID = "d0b9f9a0-4f6e-4a5a-8b7a-7f0f5f9a8a1e";
const TRADE = "/v3/futures/isolated/trade";

const PUBLISHED: ReadonlyArray<
  readonly [secret: string, time: number, method: string, path: string, data: string, signature: string]
> = [
  [
    "c2VjcmV0LWZvci1kb2Nz",
    1767225600000,
    "POST",
    `${TRADE}/add-margin`,
    `{"amount":5000,"id":"${ID}"}`,
    "msP2KmisDtTXqS8CgULv50DqrVIpxguDmF4zy5aU6N4=",
  ],
  [
    "c2VjcmV0LWZvci1kb2Nz",
    1767225600000,
    "GET",
    "/v3/futures/isolated/trades/running",
    "",
    "UOHyYNRopgOS5lHSYLse290JNfxiHNkedrRvMCrmgDA=",
  ],
  [
    "c2VjcmV0LWZvci1kb2Nz",
    1767225600000,
    "GET",
    "/v3/futures/isolated/trades/closed",
    "?limit=10&cursor=2026-01-01T00%3A00%3A00.000Z",
    "/cziFdBF664bdxx+48QCpsoX0F8376NBBKvbTaBQrvI=",
  ],
  [
    "c2VjcmV0LWZvci1kb2Nz",
    1767225600000,
    "DELETE",
    `${TRADE}/takeprofit`,
    `?id=${ID}`,
    "vBjmmhE4rVehv1zQYKMu8CWTBtGK4/lpmRrJsn65cRY=",
  ],
  [
    "test-secret",
    1700000000000,
    "POST",
    TRADE,
    '{"leverage":10,"margin":1000,"side":"buy","type":"market","clientId":"client-1"}',
    "ZDDA6BKkHfwR6T/70eTfMc4EPfGR1RcK4qBfCjOa65s=",
  ],
  [
    "test-secret",
    1700000000000,
    "PUT",
    `${TRADE}/stoploss`,
    `{"id":"${ID}","value":0.1,"mode":"trailing"}`,
    "vj3wVlzktwWdi3+d/pAFtWjzaQAHDhlAuNPx+VUoVOM=",
  ],
  [
    "test-secret",
    1700000000000,
    "DELETE",
    `${TRADE}/stoploss`,
    `?id=${ID}`,
    "0IFIBtrTHD68kqd+bcilXY1HVPrqu8/U1Lz5zhHYgYM=",
  ],
  [
    "test-secret",
    1700000000000,
    "PUT",
    "/v3/account/notifications",
    "",
    "9vHdFYyotpYMCckHFwiBIvLVRl5HpLJ5RJUuORhjJ+U=",
  ],
  [
    "test-secret",
    1700000000000,
    "PUT",
    "/v3/futures/cross/leverage",
    '{"leverage":25}',
    "wtyVqDOxnBZN/Qhd2OPgs0extyzSzigKxM83LKKMkGQ=",
  ],
];

const keyWith = (secret: string) => openPlainCredential({ key: "", secret, passphrase: "" });

describe("signRequest", () => {
  test.each(PUBLISHED)("with %s at %i: %s %s %s", (secret, timestamp, method, pathname, data, signature) => {
    expect(signRequest(keyWith(secret), { timestamp, method, pathname, data })).toBe(signature);
  });
});

test("signs the stream's sign-in over timestamp and nonce alone", () => {
  expect(signStream(keyWith("secret"), 1747035005657, "nonce123")).toBe(
    "yh1LdQfBmrJDrEKy/o1vmPD5bK6mz5yVNEsINCPbYQA=",
  );
});
