import type { ChainHead } from "./check-link.ts";
import type { LoggedEvent } from "./logged-event.ts";

/** The form of the text, and what the chain's origin is the digest of. */
export const CHAIN_NAME = "axisor-security/v1";

/** Where the chain begins: event 1 follows the digest of its name. */
export const CHAIN_ORIGIN: ChainHead = {
  seq: 0,
  hash: "1d6db337246a43d5fe5a4b8891405d4aaf230b5e293a5f74043c9d9fd776e344",
};

/** In the order of their code units: the same on every machine. */
const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0;

/**
 * The text an event's digest is taken of, in UTF-8: a JSON array of every field in a fixed order, led by the digest before
 * it (64 hex digits). Strings are quoted and escaped, so no two events share a text, wherever their fields begin and end.
 */
export const digestInput = (previousHash: string, event: LoggedEvent): string =>
  JSON.stringify([
    CHAIN_NAME,
    previousHash,
    event.seq,
    event.at,
    event.kind,
    event.outcome,
    event.userId,
    event.actor,
    event.sessionId,
    event.deviceId,
    event.network,
    Object.entries(event.facts).sort(byName),
    event.risk,
    event.signals,
  ]);
