import { createRandom, type Random } from "#cli/sim/random.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { ordinaryDay } from "./ordinary-day.ts";
import { anId, aPerson, type Person, someNetwork } from "./person.ts";
import { inOrder, type Story } from "./story.ts";
import { act, aSeat, comeIn, pastOf } from "./visit.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The first day of every story. */
export const STORIES_START = Date.UTC(2026, 8, 1, 7);

/** Somebody who opened an account this morning, and takes the phone to it too. */
const firstDay = (chance: Random, person: Person, at: number): readonly SecurityEvent[] => {
  const { userId, devices, hasSecondFactor } = person;
  const desk = aSeat(chance, { userId, deviceId: devices[0], network: person.networkAt("home") }, false);
  const phone = aSeat(
    chance,
    { userId, deviceId: anId(chance), network: person.networkAt(chance.pick(["home", "mobile"])) },
    false,
  );
  const raises = (seat: typeof desk, from: number) =>
    chance.chance(0.4) ? [act(seat, from, "step-up"), act(seat, from + MINUTE, "cap-raised")] : [];
  return [
    act(desk, at, "registered", { isOutside: true }),
    ...comeIn(desk, at + MINUTE, { hasSecondFactor: false, isFirst: true }),
    act(desk, at + 5 * MINUTE, "totp-added"),
    act(desk, at + 6 * MINUTE, "backup-codes-made"),
    act(desk, at + 15 * MINUTE, "key-connected"),
    act(desk, at + 20 * MINUTE, "automation-armed"),
    ...raises(desk, at + 30 * MINUTE),
    ...(chance.chance(0.5)
      ? [...comeIn(phone, at + HOUR, { hasSecondFactor }), ...raises(phone, at + HOUR + 5 * MINUTE)]
      : []),
  ];
};

/** Abroad, and the phone is lost: in by a backup code on a borrowed machine, and the lost factor taken out. */
const lostPhone = (chance: Random, { userId }: Person, at: number): readonly SecurityEvent[] => {
  const place = { userId, deviceId: anId(chance), network: someNetwork(chance) };
  const seat = aSeat(chance, place, false);
  return [
    ...comeIn(seat, at, { hasSecondFactor: true, method: "backup-code" }),
    act(seat, at + 5 * MINUTE, "totp-removed"),
    act(seat, at + 15 * MINUTE, "totp-added"),
    act(seat, at + 16 * MINUTE, "backup-codes-made"),
  ];
};

/** A day of somebody who does no harm; the same for the same number. */
export const benignStory = (number: number): Story => {
  const chance = createRandom(number).fork("benign");
  const person = aPerson(chance.fork("person"));
  const at = STORIES_START + chance.between(0, 12 * HOUR);
  const day = chance.fork("day");
  const events =
    person.pastDays === 0
      ? firstDay(day, person, at)
      : day.chance(0.0001)
        ? lostPhone(day, person, at)
        : ordinaryDay(day, person, at);
  return {
    userId: person.userId,
    past: pastOf(chance.fork("past"), person, at),
    steps: inOrder(events.map((event) => ({ do: "event", event }))),
  };
};
