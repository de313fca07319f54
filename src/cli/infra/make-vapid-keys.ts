import { generateKeyPairSync } from "node:crypto";

/** What signs pushes, base64url as browsers and push services take it: a point of 65 bytes, a number of 32. */
export type VapidKeys = { readonly publicKey: string; readonly privateKey: string };

/** A fresh pair on P-256. Browsers that subscribed with another public key have to subscribe anew. */
export const makeVapidKeys = (): VapidKeys => {
  const {
    x = "",
    y = "",
    d = "",
  } = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
    format: "jwk",
  });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  return { publicKey: point.toString("base64url"), privateKey: d };
};
