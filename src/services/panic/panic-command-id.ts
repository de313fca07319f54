import { createHash } from "node:crypto";

/**
 * The name of one try at one position in one throw of the switch, as a UUID (version 8): whoever computes it, in whatever
 * process and however often, names the same command, so a repeat is no second one.
 */
export const panicCommandId = (of: {
  readonly panicId: string;
  readonly accountId: string;
  readonly positionId: string;
  readonly attempt: number;
}): string => {
  const parts = JSON.stringify([of.panicId, of.accountId, of.positionId, of.attempt]);
  const hex = createHash("sha256").update(parts).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
