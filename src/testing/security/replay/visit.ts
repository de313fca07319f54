import type { Random } from "#cli/sim/random.ts";
import type {
  EventFacts,
  SecurityActor,
  SecurityEvent,
  SecurityEventKind,
} from "#domain/security/security-event.ts";
import { anId, type Person } from "./person.ts";

/** One browser on one network, with the session it has or will have. */
export type Seat = {
  readonly userId: string;
  readonly deviceId: string;
  readonly sessionId: string;
  readonly network: string;
};

export const aSeat = (chance: Random, userId: string, deviceId: string, network: string): Seat => ({
  userId,
  deviceId,
  sessionId: anId(chance),
  network,
});

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
  deviceId: seat.deviceId,
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

/** A wrong password or code, from outside. */
export const miss = (seat: Seat, at: number, kind: "login" | "login-factor"): SecurityEvent =>
  act(seat, at, kind, { outcome: "refused", isOutside: true });

export type LoginFactor = "totp" | "passkey" | "backup-code";

type Coming = {
  readonly method?: LoginFactor;
  readonly isNewDevice?: boolean;
  readonly hasSecondFactor: boolean;
};

/** A login that works, as the events of one: whichever way round they are noted. */
export const comeIn = (chance: Random, seat: Seat, at: number, coming: Coming): readonly SecurityEvent[] => {
  const method = coming.method ?? "totp";
  const factor = coming.hasSecondFactor
    ? [
        act(seat, at, "login-factor", { isOutside: chance.chance(0.5), facts: { method } }),
        ...(method === "backup-code" ? [act(seat, at + 1, "backup-code-used")] : []),
      ]
    : [];
  const facts = { method: coming.hasSecondFactor ? `password+${method}` : "password" };
  const login = act(seat, at + 20, "login", { facts });
  if (coming.isNewDevice !== true) return [...factor, login];
  const device = (late: number) => act(seat, at + late, "new-device");
  return chance.chance(0.5) ? [...factor, device(10), login] : [...factor, login, device(30)];
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Where a person is at some hour of a day. */
export const usualPlace = (chance: Random): "home" | "office" | "mobile" =>
  chance.pick(["home", "home", "home", "home", "office", "mobile", "mobile"]);

/** What a person's account has seen in the days before `until`. */
export const pastOf = (chance: Random, person: Person, until: number): readonly SecurityEvent[] => {
  const { userId, devices, pastDays, loginsADay, hasSecondFactor } = person;
  if (pastDays === 0) return [];
  const seat = (at: string, place = usualPlace(chance)) => aSeat(chance, userId, at, person.networkAt(place));
  const begun = until - pastDays * DAY;
  const first = aSeat(chance, userId, devices[0], person.networkAt("home"));
  const events = [
    act(first, begun, "registered"),
    act(first, begun + 1, "new-device"),
    act(first, begun + HOUR, "key-connected"),
  ];
  for (const [at, deviceId] of devices.slice(1).entries())
    events.push(
      ...comeIn(chance, seat(deviceId, "home"), begun + (at + 2) * HOUR, {
        hasSecondFactor,
        isNewDevice: true,
      }),
    );
  for (let day = 1; day < pastDays; day += 1) {
    const noon = begun + day * DAY;
    for (let left = loginsADay; left > 0; left -= 1) {
      if (!chance.chance(left)) continue;
      const at = noon + chance.between(0, 20 * HOUR);
      const deviceId = devices[chance.between(0, devices.length - 1)] ?? devices[0];
      const here = seat(deviceId);
      events.push(...comeIn(chance, here, at, { hasSecondFactor }));
      if (chance.chance(0.5)) events.push(act(here, at + 60_000, "automation-armed"));
      if (chance.chance(0.05))
        events.push(act(here, at + 90_000, "step-up"), act(here, at + 120_000, "cap-raised"));
    }
    if (person.runsAnotherBot)
      for (let count = chance.between(0, 4); count > 0; count -= 1)
        events.push(fromNowhere(userId, noon + chance.between(0, DAY), "unexplained-action"));
  }
  return events.filter(({ at }) => at < until - HOUR).toSorted((one, other) => one.at - other.at);
};
