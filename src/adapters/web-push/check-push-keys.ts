import { createECDH, createPublicKey } from "node:crypto";
import type { PushAddress } from "#ports/channels.ts";

const CURVE = "prime256v1";
const BASE64_URL = /^[\w-]+={0,2}$/;

const bytesOf = (text: string): Buffer =>
  BASE64_URL.test(text) ? Buffer.from(text, "base64url") : Buffer.alloc(0);

/** Whether 65 bytes are a point of P-256, uncompressed. */
const isPoint = (bytes: Buffer): boolean => {
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  const x = bytes.subarray(1, 33).toString("base64url");
  const y = bytes.subarray(33).toString("base64url");
  try {
    createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    return true;
  } catch {
    return false;
  }
};

/** Whether something can be encrypted for this browser at all. */
export const hasPushKeys = ({ p256dh, auth }: Pick<PushAddress, "p256dh" | "auth">): boolean =>
  isPoint(bytesOf(p256dh)) && bytesOf(auth).length === 16;

/** Whether the two halves belong together; push services refuse all that is signed by another half. */
export const isVapidPair = (publicKey: string, privateKey: string): boolean => {
  const [whole, half] = [bytesOf(publicKey), bytesOf(privateKey)];
  if (!isPoint(whole) || half.length !== 32) return false;
  const curve = createECDH(CURVE);
  try {
    curve.setPrivateKey(half);
  } catch {
    return false;
  }
  return curve.getPublicKey().equals(whole);
};
