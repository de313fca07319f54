import { createECDH } from "node:crypto";
import { expect, test } from "vitest";
import webPush from "web-push";
import { makeVapidKeys } from "./make-vapid-keys.ts";

test("a pair of keys is one that pushes can be signed by", () => {
  // A number with leading zeros comes up once in 256 pairs, and has to keep its length.
  for (const { publicKey, privateKey } of Array.from({ length: 600 }, makeVapidKeys)) {
    expect(Buffer.from(publicKey, "base64url")).toHaveLength(65);
    expect(Buffer.from(privateKey, "base64url")).toHaveLength(32);
    const curve = createECDH("prime256v1");
    curve.setPrivateKey(privateKey, "base64url");
    expect(curve.getPublicKey("base64url")).toBe(publicKey);
  }
  const { publicKey, privateKey } = makeVapidKeys();
  const sign = (whole: string) =>
    webPush.getVapidHeaders("https://push.example", "mailto:a@b.example", whole, privateKey, "aes128gcm");
  expect(sign(publicKey).Authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=/);
  expect(() => sign(publicKey.slice(2))).toThrow(/65 bytes/);
  expect(makeVapidKeys()).not.toEqual({ publicKey, privateKey });
});
