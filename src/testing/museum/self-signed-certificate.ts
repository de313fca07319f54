import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/* DER, as far as one certificate needs it: a tag, a length, and what is inside. */
const der = (tag: number, ...inside: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(inside);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...inside: readonly Uint8Array[]): Buffer => der(0x30, ...inside);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));
const bits = (bytes: Uint8Array): Buffer => der(0x03, Buffer.from([0]), bytes);

const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));
const COMMON_NAME = oid("550403");
const SUBJECT_ALT_NAME = oid("551d11");

const HOST = "127.0.0.1";
const NAME = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(HOST)))));
/** As a certificate writes a time before 2050: `YYMMDDhhmmssZ`. */
const utcTime = (at: Date): string =>
  `${at
    .toISOString()
    .replaceAll(/[-:T]|\.\d+/gu, "")
    .slice(2)}`;
const validity = (until: Date): Buffer =>
  sequence(...["200101000000Z", utcTime(until)].map((at) => der(0x17, Buffer.from(at))));
/** Names the address, so that nothing but the signature can be wrong with it. */
const EXTENSIONS = der(
  0xa3,
  sequence(
    sequence(SUBJECT_ALT_NAME, der(0x04, sequence(der(0x87, Buffer.from(HOST.split(".").map(Number)))))),
  ),
);

const certificateOf = (publicKey: KeyObject, privateKey: KeyObject, until: Date): Buffer => {
  const version = der(0xa0, integer(2));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const named = [NAME, validity(until), NAME];
  const body = sequence(version, integer(1), ECDSA_WITH_SHA256, ...named, spki, EXTENSIONS);
  return sequence(body, ECDSA_WITH_SHA256, bits(sign("sha256", body, privateKey)));
};

/** A fresh key and a certificate of 127.0.0.1 that nobody vouches for but that key itself; both PEM. */
export const selfSignedCertificate = (
  until = new Date("2049-12-31T23:59:59Z"),
): { readonly key: string; readonly cert: string } => {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const base64 = certificateOf(publicKey, privateKey, until).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  };
};
