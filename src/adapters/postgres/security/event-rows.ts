import { createHash } from "node:crypto";
import type { ChainLink } from "#domain/security/check-link.ts";
import { digestInput } from "#domain/security/digest-input.ts";
import type { LoggedEvent } from "#domain/security/logged-event.ts";
import type { securityEvents } from "../schema/security.ts";

type Row = typeof securityEvents.$inferSelect;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** What the digest of an event must be, 64 hex digits. */
export const digestOf = (previousHash: string, event: LoggedEvent): string =>
  createHash("sha256").update(digestInput(previousHash, event)).digest("hex");

export const eventOfRow = ({ previousHash: _, hash: __, ...row }: Row): LoggedEvent => ({
  ...row,
  at: row.at.getTime(),
});

export const linkOfRow = (row: Row): ChainLink => {
  const previousHash = hex(row.previousHash);
  return {
    seq: row.seq,
    previousHash,
    hash: hex(row.hash),
    digest: digestOf(previousHash, eventOfRow(row)),
  };
};
