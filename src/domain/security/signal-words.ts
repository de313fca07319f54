import type { SignalName } from "./signal-name.ts";

/** What a signal says, as a clause that follows "because". */
export const SIGNAL_WORDS: Readonly<Record<SignalName, string>> = {
  "new-device": "the browser is new",
  "new-network": "the network is new",
  "two-places": "one session was used from two networks in turns",
  "guessed-password": "many wrong passwords came before the right one",
  "guessed-factor": "many wrong codes came before a right one",
  "change-after-reset": "the password was reset within the last day",
  "change-on-new-device": "keys or limits were changed in a new browser",
  "change-from-elsewhere": "the session was opened on another network",
  "lock-taken-from-elsewhere": "a way into the account was taken away on a strange network",
  "sudden-move": "the session was used on another network minutes before",
  "proof-from-elsewhere": "the code was given on another network than the change",
  "change-without-proof": "codes were tried in vain before it",
  "locks-changed": "several ways into the account changed within a day",
  "backup-code-from-elsewhere": "a backup code was used on a new network",
  "factor-out-by-backup-code": "a second factor was removed by whoever came in with a backup code",
  "unexplained-action": "the exchange carried out what no rule or order of yours asked for",
  "unexplained-again": "such actions came again and again",
  "decrypt-burst": "keys were opened far more often than usual",
  "id-probe": "what belongs to others was asked for in quick succession",
  "slow-id-probe": "what belongs to others was asked for again and again",
  "chain-broken": "the security log was changed by hand",
  honeytoken: "a key that nobody uses was opened",
};

/** A list of signals as they are stored in an alert, in words. */
export const signalWords = (names: readonly string[]): readonly string[] =>
  Object.entries(SIGNAL_WORDS)
    .filter(([name]) => names.includes(name))
    .map(([, words]) => words);
