import type { Random } from "#cli/sim/random.ts";
import type {
  EventFacts,
  SecurityActor,
  SecurityEvent,
  SecurityEventKind,
} from "#domain/security/security-event.ts";
import { anId, type Person, type Place } from "./person.ts";

/** One browser on one network, with the session it has or will have. */
export type Seat = {
  readonly userId: string;
  readonly deviceId: string;
  readonly sessionId: string;
  readonly network: string;
  /** Whether the account was used with this browser before, so that it is recognised at the door. */
  readonly isKnown: boolean;
};

export const aSeat = (
  chance: Random,
  {
    userId,
    deviceId,
    network,
  }: { readonly userId: string; readonly deviceId: string; readonly network: string },
  isKnown: boolean,
): Seat => ({ userId, deviceId, sessionId: anId(chance), network, isKnown });

type Act = {
  readonly outcome?: SecurityEvent["outcome"];
  readonly actor?: SecurityActor;
  readonly facts?: EventFacts;
  /** Nobody is logged in yet. */
  readonly isOutside?: boolean;
};

/** Something done from a seat. */
export const act = (seat: Seat, at: number, kind: SecurityEventKind, how: Act = {}): SecurityEvent => ({
  at,
  kind,
  outcome: how.outcome ?? "allowed",
  userId: seat.userId,
  actor: how.actor ?? (how.isOutside === true ? "nobody" : "user"),
  network: seat.network,
  deviceId: how.isOutside === true && !seat.isKnown ? null : seat.deviceId,
  sessionId: how.isOutside === true ? null : seat.sessionId,
  facts: how.facts ?? {},
});

/** Something that comes from no browser: the exchange shows it, or we did it. */
export const fromNowhere = (
  userId: string,
  at: number,
  kind: SecurityEventKind,
  facts: EventFacts = {},
): SecurityEvent => ({
  at,
  kind,
  outcome: "allowed",
  userId,
  actor: "system",
  network: null,
  deviceId: null,
  sessionId: null,
  facts,
});

/** What the product writes down of a change that a reset has frozen. */
export const refusedAsFrozen = (event: SecurityEvent): SecurityEvent => ({
  ...event,
  kind: "access-refused",
  outcome: "refused",
  facts: { why: "frozen" },
});

/** A wrong password or code, from outside. */
export const miss = (seat: Seat, at: number, kind: "login" | "login-factor"): SecurityEvent =>
  act(seat, at, kind, { outcome: "refused", isOutside: true });

export type LoginFactor = "totp" | "passkey" | "backup-code";

type Coming = {
  readonly method?: LoginFactor;
  readonly hasSecondFactor: boolean;
  /** The first browser of all is no stranger. */
  readonly isFirst?: boolean;
};

const outside = (seat: Seat, at: number, kind: SecurityEventKind, facts: EventFacts): SecurityEvent =>
  act(seat, at, kind, { isOutside: true, facts });

const atTheDoor = (
  seat: Seat,
  at: number,
  { hasSecondFactor, method = "totp" }: Coming,
): readonly SecurityEvent[] => [
  outside(seat, at, "login", { method: "password", factorAsked: hasSecondFactor }),
  ...(hasSecondFactor && method === "backup-code"
    ? [outside(seat, at + 8_000, "backup-code-used", { left: 9 })]
    : []),
  ...(hasSecondFactor ? [outside(seat, at + 8_001, "login-factor", { method })] : []),
];

/** A login that works, as the product takes it down: password, factor, and the session; a strange browser is named first. */
export const comeIn = (seat: Seat, at: number, coming: Coming): readonly SecurityEvent[] => {
  const { hasSecondFactor, method = "totp", isFirst = false } = coming;
  const opened = act(seat, at + 9_001, "session-opened", {
    facts: { method: hasSecondFactor ? `password+${method}` : "password" },
  });
  if (seat.isKnown || isFirst) return [...atTheDoor(seat, at, coming), opened];
  return [...atTheDoor(seat, at, coming), act(seat, at + 9_000, "new-device"), opened];
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where a person is at some hour of a day. */
export const usualPlace = (chance: Random, { hasVpn }: Person): Place => {
  const place = chance.pick<Place>(["home", "home", "home", "home", "office", "mobile", "mobile"]);
  return hasVpn && chance.chance(0.3) ? "vpn" : place;
};

/** The same events as their requests reached us. */
export const asSeen = (person: Person, events: readonly SecurityEvent[]): readonly SecurityEvent[] =>
  events.map((event) =>
    event.network === null || event.userId !== person.userId
      ? event
      : { ...event, network: person.nextRequest(event.network) },
  );

/** A day of the past: a few visits, and what was done on them. */
const pastDay = (chance: Random, person: Person, noon: number): readonly SecurityEvent[] => {
  const { userId, devices, loginsADay, hasSecondFactor } = person;
  const events: SecurityEvent[] = [];
  for (let left = loginsADay; left > 0; left -= 1) {
    if (!chance.chance(left)) continue;
    const at = noon + chance.between(0, 20 * HOUR);
    const deviceId = devices[chance.between(0, devices.length - 1)] ?? devices[0];
    const network = person.networkAt(usualPlace(chance, person));
    const here = person.isOnTor
      ? aSeat(chance, { userId, deviceId: anId(chance), network }, false)
      : aSeat(chance, { userId, deviceId, network }, true);
    events.push(...comeIn(here, at, { hasSecondFactor }));
    if (chance.chance(0.5)) events.push(act(here, at + 60_000, "automation-armed"));
    if (chance.chance(0.05))
      events.push(act(here, at + 90_000, "step-up"), act(here, at + 120_000, "cap-raised"));
  }
  if (person.runsAnotherBot)
    for (let count = chance.between(0, 4); count > 0; count -= 1)
      events.push(fromNowhere(userId, noon + chance.between(0, DAY), "unexplained-action"));
  return events;
};

/** What a person's account has seen in the days before `until`. */
export const pastOf = (chance: Random, person: Person, until: number): readonly SecurityEvent[] => {
  const { userId, devices, pastDays, hasSecondFactor } = person;
  if (pastDays === 0) return [];
  const begun = until - pastDays * DAY;
  const atHome = (deviceId: string) =>
    aSeat(chance, { userId, deviceId, network: person.networkAt("home") }, false);
  const first = atHome(devices[0]);
  const events = [
    act(first, begun, "registered", { isOutside: true }),
    ...comeIn(first, begun + 60_000, { hasSecondFactor: false, isFirst: true }),
    act(first, begun + HOUR, "key-connected"),
  ];
  for (const [at, deviceId] of devices.slice(1).entries())
    events.push(...comeIn(atHome(deviceId), begun + (at + 2) * HOUR, { hasSecondFactor }));
  for (let day = 1; day < pastDays; day += 1) events.push(...pastDay(chance, person, begun + day * DAY));
  const past = events.filter(({ at }) => at < until - HOUR).toSorted((one, other) => one.at - other.at);
  return asSeen(person, past);
};
