import { createDecipheriv, createPublicKey, type ECDH, hkdfSync, verify } from "node:crypto";

/** A browser's half of a subscription: what only it knows. */
export type BrowserKeys = { readonly curve: ECDH; readonly auth: Buffer };

const derive = (secret: Uint8Array, salt: Uint8Array, info: Uint8Array | string, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/** Reads a body of `aes128gcm` (RFC 8188, 8291) as the browser does; throws where it was not encrypted for this one. */
export const decryptPush = (body: Buffer, { curve, auth }: BrowserKeys): string => {
  const salt = body.subarray(0, 16);
  const idLength = body[20] ?? 0;
  const sender = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), curve.getPublicKey(), sender]);
  const shared = derive(curve.computeSecret(sender), auth, info, 32);
  const key = derive(shared, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = derive(shared, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  // The last record ends with a 2 and any number of zeros.
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
};

/** What a sender says of itself, checked: null where the signature is none, or another's. */
export const readVapid = (
  authorization: string,
  publicKey: string,
): { readonly aud: string; readonly exp: number; readonly sub: string } | null => {
  const { t = "", k = "" } = /^vapid t=(?<t>[^,]+), k=(?<k>\S+)$/.exec(authorization)?.groups ?? {};
  const [header = "", claims = "", signature = ""] = t.split(".");
  if (k !== publicKey || JSON.parse(Buffer.from(header, "base64url").toString()).alg !== "ES256") return null;
  const point = Buffer.from(k, "base64url");
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${claims}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  return isSigned ? JSON.parse(Buffer.from(claims, "base64url").toString()) : null;
};
