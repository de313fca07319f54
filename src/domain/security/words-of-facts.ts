import type { EventFacts } from "./security-event.ts";
import { signalWords } from "./signal-words.ts";

/** Parts of sentences that an event's facts give; each is empty or general where a fact is missing. */
export const textOf = (facts: EventFacts, name: string): string | null => {
  const value = facts[name];
  return typeof value === "string" && value !== "" ? value : null;
};

export const numberOf = (facts: EventFacts, name: string): number => {
  const value = facts[name];
  return typeof value === "number" ? value : 0;
};

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const METHODS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    totp: "a code of the authenticator app",
    passkey: "a passkey",
    "backup-code": "a backup code",
    password: "the password",
    "password+totp": "the password and a code of the authenticator app",
    "password+passkey": "the password and a passkey",
    "password+backup-code": "the password and a backup code",
  }),
);

/** How it was done: “ with a passkey”. */
export const by = (facts: EventFacts): string => {
  const words = METHODS.get(textOf(facts, "method") ?? "");
  return words === undefined ? "" : ` with ${words}`;
};

export const key = (facts: EventFacts): string => {
  const label = textOf(facts, "label");
  return label === null ? "An exchange key" : `The exchange key “${label}”`;
};

/** The alert about an event: what happened, and why that is unusual. */
export const alertTitle = (facts: EventFacts): string => {
  const title = textOf(facts, "title") ?? "Something unusual happened.";
  const reasons = signalWords((textOf(facts, "signals") ?? "").split(" ")).join("; ");
  return reasons === "" ? title : `${title} Unusual, because ${reasons}.`;
};
