import { createHmac } from "node:crypto";
import type { MailLink } from "#ports/mails.ts";

/** Bytes of the id at the front of a token. */
const ID_BYTES = 16;

const macOf = (key: Uint8Array, { purpose, id, email }: Pick<MailLink, "purpose" | "id" | "email">): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify([purpose, id, email]))
    .digest();

/** The link's token: its id, and a proof that we made it. Whoever reads the table of links lacks the key of the proof. */
export function linkTokenOf(key: Uint8Array, link: Pick<MailLink, "purpose" | "id" | "email">): string {
  const id = Buffer.from(link.id.replaceAll("-", ""), "hex");
  return Buffer.concat([id, macOf(key, link)]).toString("base64url");
}

/** Which link a token names, if it names one: nothing is proved by it yet. */
export function linkIdOf(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{64}$/.test(token)) return null;
  const hex = Buffer.from(token, "base64url").subarray(0, ID_BYTES).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
