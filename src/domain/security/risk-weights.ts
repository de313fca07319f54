import type { SignalName, Witness } from "./signal-name.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What each signal says by itself, from 0 to 1. Several together count as 1 − Π(1 − weight). */
export const WEIGHTS: Readonly<Record<SignalName, number>> = {
  "new-device": 0.25,
  "new-network": 0.3,
  "two-places": 0.6,
  "guessed-password": 0.65,
  "guessed-factor": 0.65,
  "change-after-reset": 0.7,
  "change-on-new-device": 0.7,
  "change-from-elsewhere": 0.35,
  "lock-taken-from-elsewhere": 0.6,
  "sudden-move": 0.55,
  "proof-from-elsewhere": 0.7,
  "change-without-proof": 0.81,
  "locks-changed": 0.7,
  "backup-code-from-elsewhere": 0.5,
  "factor-out-by-backup-code": 0.75,
  "unexplained-action": 0.75,
  "unexplained-again": 0.5,
  "decrypt-burst": 0.85,
  "id-probe": 0.85,
  "slow-id-probe": 0.85,
  "chain-broken": 0.99,
  honeytoken: 1,
};

/**
 * What each signal is a witness of. Several of one kind are the same oddity seen twice: who switches a VPN on moves at once,
 * from elsewhere and without proof from here. To tell somebody, each counts; to stop an account's guards, only the heaviest
 * of each kind does. What says nothing about who sits there, or about the keys, stops none.
 */
export const WITNESS_OF: Readonly<Record<SignalName, Witness | null>> = {
  "new-device": "device",
  "change-on-new-device": "device",
  "new-network": "place",
  "two-places": "place",
  "change-from-elsewhere": "place",
  "lock-taken-from-elsewhere": "place",
  "sudden-move": "place",
  "proof-from-elsewhere": "place",
  "backup-code-from-elsewhere": "place",
  "guessed-password": "guesses",
  "guessed-factor": "guesses",
  "change-after-reset": "reset",
  "change-without-proof": "proof",
  "locks-changed": "locks",
  "factor-out-by-backup-code": "locks",
  "unexplained-action": "key",
  "unexplained-again": "key",
  "decrypt-burst": "vault",
  honeytoken: "vault",
  "id-probe": null,
  "slow-id-probe": null,
  "chain-broken": null,
};

/** Above this somebody is told within a minute. The index of risky events repeats it. */
export const ALERT_ABOVE = 0.8;

/** Where witnesses of different kinds come to this, or with one of these signals, the account is held: automations paused
 * and sessions ended. */
export const HOLD_FROM = 0.95;
export const HOLD_SIGNALS: ReadonlySet<SignalName> = new Set(["honeytoken"]);

/** The same signals of the same account are told once in this time. */
export const ALERT_EVERY_MS = HOUR;

/** How far back an event is judged by, and by how many events at most: of those let through, and of all. */
export const RECENT_MS = 90 * DAY;
export const RECENT_EVENTS = 200;

/** A device or a network is new for so long: longer than a reset freezes the account, or it would pay to wait. */
export const NEW_FOR_MS = 2 * DAY;

/** So many visits make a habit of the places they came from. */
export const HABIT_VISITS = 3;
/** So many, half of them from somewhere else each time, make a habit of moving. */
export const ROAMING_VISITS = 5;

/** Whoever came in by guessing is under suspicion for so long. */
export const ENTRANCE_MS = 12 * HOUR;

/** Attempts that failed before one did not. */
export const GUESSES = 5;
export const GUESS_MS = HOUR;
/** Guesses of somebody who has time. */
export const SLOW_GUESSES = 12;
export const SLOW_GUESS_MS = DAY;

/** Two networks taking turns in this time are two people. */
export const TURNS_MS = 10 * MINUTE;

/** How long a proof of who sits there is used for. */
export const PROOF_MS = 10 * MINUTE;

export const AFTER_RESET_MS = DAY;

/** So many of the ways into an account changed in this time. */
export const LOCKS = 2;
export const LOCKS_MS = DAY;
/** Factors that are changed no longer than this apart are changed in one sitting. */
export const SITTING_MS = 30 * MINUTE;

export const PROBES = 10;
export const PROBE_MS = MINUTE;
export const SLOW_PROBES = 40;
export const SLOW_PROBE_MS = HOUR;

export const UNEXPLAINED = 3;
export const UNEXPLAINED_MS = 2 * HOUR;
/** One alone in so many days is an accident of bookkeeping; the second is none. */
export const UNEXPLAINED_DAYS = 7;
/** On so many days before, other programs used the key: then one action more says nothing. */
export const HABIT_DAYS = 2;
/** What else uses a key that was just connected is learned in this time. */
export const KEY_SETTLES_MS = 4 * DAY;

/** Credentials opened in a minute, against the usual of a minute. */
export const BURST_FACTOR = 5;
/** Five times as often is more than one address may ask an exchange in a minute, so no reading explains it. */
export const USUAL_AT_LEAST = 60;
/** A burst that goes on is not noted again for so long. */
export const BURST_QUIET_MS = 10 * MINUTE;
