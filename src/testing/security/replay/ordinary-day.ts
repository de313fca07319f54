import type { Random } from "#cli/sim/random.ts";
import type { SecurityEvent, SecurityEventKind } from "#domain/security/security-event.ts";
import { anId, type Person, type Place, someNetwork } from "./person.ts";
import {
  act,
  aSeat,
  asSeen,
  comeIn,
  fromNowhere,
  type LoginFactor,
  miss,
  refusedAsFrozen,
  type Seat,
  usualPlace,
} from "./visit.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How many mistakes somebody makes before it works: mostly none, now and then a whole row. */
const mistakes = (chance: Random, often: number): number => {
  let count = 0;
  while (count < 12 && chance.chance(count === 0 ? often : 0.35)) count += 1;
  return count;
};

/** Where somebody logs in: at a usual place, or on the way somewhere. */
const somewhere = (chance: Random, person: Person): string =>
  chance.chance(0.04) ? someNetwork(chance) : person.networkAt(usualPlace(chance, person));

type Moment = {
  readonly chance: Random;
  readonly person: Person;
  readonly seat: Seat;
  readonly at: number;
};

/** Asked once more who is there; mistyped now and then. */
const proveAgain = ({ chance, seat }: Moment, at: number): readonly SecurityEvent[] => [
  ...Array.from({ length: mistakes(chance, 0.08) }, (_, nth) =>
    act(seat, at + nth * 8 * SECOND, "step-up", { outcome: "refused" }),
  ),
  act(seat, at + 2 * MINUTE, "step-up", { facts: { method: "totp" } }),
];

/** Raises a limit, and often a second one. */
const raiseCaps = (moment: Moment, at: number): readonly SecurityEvent[] => [
  ...proveAgain(moment, at),
  ...Array.from({ length: moment.chance.between(1, 2) }, (_, nth) =>
    act(moment.seat, at + 2 * MINUTE + (nth + 1) * 20 * SECOND, "cap-raised"),
  ),
];

const replaceKey = (moment: Moment, at: number): readonly SecurityEvent[] => [
  ...proveAgain(moment, at),
  act(moment.seat, at + 3 * MINUTE, "key-replaced", { facts: { label: "Main" } }),
  act(moment.seat, at + 3 * MINUTE + 5 * SECOND, "key-tested"),
];

/** A phone that replaced another takes the factors over. */
const moveFactors = (moment: Moment, at: number): readonly SecurityEvent[] => [
  ...proveAgain(moment, at),
  act(moment.seat, at + 3 * MINUTE, "totp-removed"),
  act(moment.seat, at + 4 * MINUTE, "totp-added"),
  ...(moment.chance.chance(0.6) ? [act(moment.seat, at + 5 * MINUTE, "backup-codes-made")] : []),
  ...(moment.chance.chance(0.3) ? [act(moment.seat, at + 6 * MINUTE, "passkey-added")] : []),
];

const changeOneLock = (moment: Moment, at: number): readonly SecurityEvent[] => {
  const kind = moment.chance.pick<SecurityEventKind>([
    "passkey-added",
    "backup-codes-made",
    "password-changed",
    "email-change-requested",
  ]);
  return [...proveAgain(moment, at), act(moment.seat, at + 3 * MINUTE, kind)];
};

/** A VPN that is switched on or off is one more way out of the house. */
const orVpn = (chance: Random, { hasVpn }: Person, place: Place): Place =>
  hasVpn && chance.chance(0.5) ? "vpn" : place;

/** Out of the house with the phone, or back: the session goes on from the carrier's network. */
const changeNetwork = ({ chance, person, seat }: Moment, at: number): readonly SecurityEvent[] => {
  const place = orVpn(chance, person, chance.pick<Place>(["mobile", "mobile", "home", "office"]));
  const outside = { ...seat, network: person.networkAt(place) };
  // At the end of the garden the two take turns.
  const turns = chance.chance(0.08) ? chance.between(2, 4) : 1;
  return Array.from({ length: turns }, (_, nth) =>
    act(nth % 2 === 0 ? outside : seat, at + nth * chance.between(1, 5) * MINUTE, "automation-armed"),
  );
};

/** What is changed on the way, and how often of forty times: mostly limits. */
const ON_THE_WAY: readonly (readonly [SecurityEventKind, number])[] = [
  ["cap-raised", 24],
  ["key-replaced", 6],
  ["passkey-added", 4],
  ["password-changed", 3],
  ["backup-codes-made", 2],
  ["email-change-requested", 1],
];
const CHANGES = ON_THE_WAY.flatMap(([kind, often]) => Array.from({ length: often }, () => kind));

/**
 * The same session from another place, and something is changed there. Who has just proved at home who they are gets no
 * farther in these minutes than out of the house, onto the carrier's network.
 */
const changeElsewhere = (moment: Moment, at: number): readonly SecurityEvent[] => {
  const { chance, person, seat } = moment;
  const isLeaving = chance.chance(0.1);
  const isFar = !isLeaving && chance.chance(0.08);
  const place = orVpn(
    chance,
    person,
    isLeaving ? "mobile" : chance.pick<Place>(["mobile", "home", "office"]),
  );
  const there = { ...seat, network: isFar ? someNetwork(chance) : person.networkAt(place) };
  const kind = CHANGES[chance.between(0, CHANGES.length - 1)] ?? "cap-raised";
  return [
    ...proveAgain({ ...moment, seat: isLeaving ? seat : there }, at),
    act(there, at + 3 * MINUTE, kind),
  ];
};

/** A link that went stale, or a click on somebody else's: a few names of what is not theirs. */
const askForForeign = ({ chance, seat }: Moment, at: number): readonly SecurityEvent[] =>
  Array.from({ length: chance.between(1, 6) }, (_, nth) =>
    act(seat, at + nth * chance.between(1, 30) * SECOND, "foreign-id", {
      outcome: "refused",
      facts: { asked: anId(chance) },
    }),
  );

/** A page that stays open on what was removed, and asks for it all day. */
const askInVain = ({ chance, seat }: Moment, at: number): readonly SecurityEvent[] => {
  const asked = anId(chance);
  return Array.from({ length: chance.between(20, 300) }, (_, nth) =>
    act(seat, at + nth * 3 * SECOND, "foreign-id", { outcome: "refused", facts: { asked } }),
  );
};

const otherDevice = ({ chance, person }: Moment, at: number): readonly SecurityEvent[] => {
  const deviceId = person.devices.at(-1) ?? person.devices[0];
  const seat = aSeat(chance, { userId: person.userId, deviceId, network: somewhere(chance, person) }, true);
  return [...comeIn(seat, at, person), act(seat, at + MINUTE, "automation-armed")];
};

const travelOn = ({ chance, seat, person }: Moment, at: number): readonly SecurityEvent[] =>
  Array.from({ length: chance.between(1, 3) }, (_, leg) => {
    const next = aSeat(chance, { ...seat, network: someNetwork(chance) }, true);
    return comeIn(next, at + leg * 3 * HOUR, person);
  }).flat();

/** What may happen in a day, and how often it does; a trader who comes nearly every day has three hundred such days a year. */
const HAPPENINGS: readonly (readonly [number, (moment: Moment, at: number) => readonly SecurityEvent[]])[] = [
  [0.5, ({ seat }, at) => [act(seat, at, "automation-armed")]],
  [0.08, raiseCaps],
  [0.02, replaceKey],
  [0.004, ({ seat }, at) => [act(seat, at, "key-removed")]],
  [0.02, changeOneLock],
  [0.004, moveFactors],
  [0.2, changeNetwork],
  [0.012, changeElsewhere],
  [0.01, askForForeign],
  [0.002, askInVain],
  [0.03, ({ seat }, at) => [act(seat, at, "access-refused", { outcome: "refused" })]],
  [0.15, otherDevice],
  [0.03, travelOn],
  [0.03, ({ seat }, at) => [act(seat, at, "key-tested")]],
  [0.005, ({ person }, at) => [fromNowhere(person.userId, at, "unexplained-action")]],
  [0.3, ({ seat }, at) => [act(seat, at, "logout")]],
];

/** What a reset freezes for a day. */
const FROZEN: ReadonlySet<SecurityEventKind> = new Set([
  "cap-raised",
  "key-replaced",
  "totp-removed",
  "passkey-removed",
  "email-change-requested",
]);

/** Strangers who guess, whoever's day it is. */
const strangers = (chance: Random, person: Person, at: number): readonly SecurityEvent[] => {
  const from = aSeat(
    chance,
    { userId: person.userId, deviceId: anId(chance), network: someNetwork(chance) },
    false,
  );
  if (chance.chance(0.2)) return [act(from, at, "reset-requested", { isOutside: true })];
  const spread = chance.pick([2 * SECOND, MINUTE, 10 * MINUTE]);
  return Array.from({ length: chance.between(3, 40) }, (_, nth) => miss(from, at + nth * spread, "login"));
};

/** The password leaked, and codes are guessed to it in vain: of the fifth wrong one the owner is told, and resets it. */
const leaked = (chance: Random, person: Person, at: number): readonly SecurityEvent[] => {
  const place = { userId: person.userId, deviceId: anId(chance), network: someNetwork(chance) };
  const thief = aSeat(chance, place, false);
  return Array.from({ length: chance.between(5, 30) }, (_, nth) =>
    miss(thief, at - HOUR + nth * 40 * SECOND, "login-factor"),
  );
};

/** The password is gone: a link for another one, and then the login. */
const forget = ({ seat, at }: Moment): readonly SecurityEvent[] => [
  act(seat, at - 5 * MINUTE, "reset-requested", { isOutside: true }),
  act(seat, at - 2 * MINUTE, "password-reset", { isOutside: true }),
];

type Coming = { readonly forgot: boolean; readonly method: LoginFactor };

const logIn = (moment: Moment, { forgot, method }: Coming): readonly SecurityEvent[] => {
  const { chance, person, seat, at } = moment;
  const { hasSecondFactor } = person;
  const passwords = mistakes(chance, 0.12);
  const codes = hasSecondFactor ? mistakes(chance, 0.1) : 0;
  return [
    ...(forgot ? forget(moment) : []),
    ...Array.from({ length: passwords }, (_, nth) => miss(seat, at + nth * 10 * SECOND, "login")),
    ...Array.from({ length: codes }, (_, nth) =>
      miss(seat, at + (2 * MINUTE + nth * 15 * SECOND), "login-factor"),
    ),
    ...comeIn(seat, at + 6 * MINUTE, { hasSecondFactor, method }),
  ];
};

/** After a reset the page says that nothing of this can be changed today; most leave it at that, and some try. */
const frozen = (chance: Random, events: readonly SecurityEvent[]): readonly SecurityEvent[] => {
  const tries = chance.chance(0.3);
  return events.flatMap((event) => {
    if (!FROZEN.has(event.kind)) return [event];
    return tries ? [refusedAsFrozen(event)] : [];
  });
};

/** The owner's own day on an account, from a login at `at` on: whatever people do, as often as they do it. */
export const ordinaryDay = (chance: Random, person: Person, at: number): readonly SecurityEvent[] => {
  const isNewDevice = person.isOnTor || chance.chance(0.015);
  const used = person.devices[chance.between(0, person.devices.length - 1)] ?? person.devices[0];
  const deviceId = isNewDevice ? anId(chance) : used;
  const network = somewhere(chance, person);
  const seat = aSeat(chance, { userId: person.userId, deviceId, network }, !isNewDevice);
  const moment: Moment = { chance, person, seat, at };
  const isPhoneGone = person.hasSecondFactor && chance.chance(0.001);
  const method = isPhoneGone ? "backup-code" : chance.pick<LoginFactor>(["totp", "totp", "passkey"]);
  // Whoever needs a backup code, or has a new phone, often sets the app up anew.
  const movesFactors = person.hasSecondFactor && chance.chance(isPhoneGone ? 0.5 : isNewDevice ? 0.4 : 0);
  const later = () => at + 8 * MINUTE + chance.between(0, 6 * HOUR);
  const isLeaked = person.hasSecondFactor && chance.fork("leak").chance(0.002);
  const forgot = isLeaked || chance.chance(isNewDevice ? 0.15 : 0.012);
  const happened = [
    ...(movesFactors ? moveFactors(moment, at + 10 * MINUTE) : []),
    ...HAPPENINGS.flatMap(([often, happen]) => (chance.chance(often) ? happen(moment, later()) : [])),
  ];
  return asSeen(person, [
    ...(isLeaked ? leaked(chance.fork("thief"), person, at) : []),
    ...logIn(moment, { forgot, method }),
    ...(forgot ? frozen(chance, happened) : happened),
    ...(chance.chance(0.012) ? strangers(chance, person, at - 2 * HOUR + chance.between(0, 4 * HOUR)) : []),
    ...(person.runsAnotherBot
      ? Array.from({ length: chance.between(0, 6) }, () =>
          fromNowhere(person.userId, later(), "unexplained-action"),
        )
      : []),
  ]);
};
