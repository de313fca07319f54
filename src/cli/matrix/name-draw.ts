import { createHash } from "node:crypto";
import type { Slot, SlotKind } from "./id-slots.ts";
import type { OwnName, Tenant } from "./seed-tenant.ts";

/** How many are tried of as many as there are. */
export type Size = (atFull: number) => number;

/** All there are. */
export const everything: Size = (atFull) => atFull;

/** A place in the input of a procedure. */
export type Place = { readonly path: string; readonly slot: Slot };

/** What a noun of the API holds, or one of its procedures asks for, where that has another name. */
const HELD: Readonly<Record<string, string>> = {
  credentials: "account",
  tradeLog: "receipt",
  "tradeLog.whyNot": "guard exit alert entry breaker",
  alerts: "alert",
  notifications: "notice",
  "notifications.removePush": "browser",
  entries: "entry",
  // The one that has an older version, and one that stands nowhere.
  "automations.rollBack": "exit",
  "automations.copy": "ended guard",
};

/** What can be put into a place: a text takes every name there is, what is traded a text alone, the others their own kind. */
const namesFor = (kind: SlotKind, { names }: Tenant): readonly OwnName[] =>
  names.filter((name) => {
    if (kind === "traded") return name.kind === "text";
    return name.kind === kind || (kind === "text" && name.kind === "uuid");
  });

const wordsOf = (text: string): readonly string[] =>
  text
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .split(/[^a-z]+/)
    .filter((word) => word !== "id" && word !== "");

/**
 * How much a place seems to be about a name: most when its field says so (`accountId`), and the more the more words the
 * procedure shares with it (`panic.revokeLink` and a panic link).
 */
const likeness = ({ path, slot }: Place, { what }: OwnName): number => {
  const field = wordsOf(slot.path.at(-1) ?? "").join(" ");
  const noun = path.split(".")[0] ?? "";
  const said = new Set([...wordsOf(path), ...wordsOf(HELD[path] ?? HELD[noun] ?? "")]);
  const shared = wordsOf(what).filter((word) => said.has(word)).length;
  return field === what ? Number.POSITIVE_INFINITY : shared;
};

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Everything in an order that only `seed` decides: the same each time, another for another seed. */
export const inDrawnOrder = <T>(all: readonly T[], seed: string, nameOf: (one: T) => string): readonly T[] =>
  all.toSorted((one, other) =>
    digestOf(`${seed} ${nameOf(one)}`).localeCompare(digestOf(`${seed} ${nameOf(other)}`)),
  );

/** What a place is most likely about first, and then the others as they are drawn for it; and how many are about it. */
const ranked = (place: Place, tenant: Tenant) => {
  const names = namesFor(place.slot.kind, tenant);
  const most = Math.max(...names.map((name) => likeness(place, name)));
  const alike = most === 0 ? [] : names.filter((name) => likeness(place, name) === most);
  const rest = inDrawnOrder(
    names.filter((name) => !alike.includes(name)),
    `${place.path} ${place.slot.path.join(".")}`,
    ({ what }) => what,
  );
  return { names: [...alike, ...rest], alike: alike.length };
};

/** What a place is most likely about, for when another place is the one that varies: `accountId` names an account. */
export const likeliest = (place: Place, tenant: Tenant): OwnName => {
  const [first] = ranked(place, tenant).names;
  const { kind, path } = place.slot;
  if (first === undefined) throw new Error(`No tenant has a ${kind} to put into ${path.join(".")}`);
  return first;
};

/** The names that a place is tried with: all that it may be about and one that it is not, and as many more as `size` says. */
export const drawNames = (place: Place, tenant: Tenant, size: Size): readonly OwnName[] => {
  const { names, alike } = ranked(place, tenant);
  return names.slice(0, Math.max(alike + 1, 2, size(names.length)));
};
