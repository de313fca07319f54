import { expect, test } from "vitest";
import { createRandom } from "#cli/sim/random.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { openBrowser } from "#testing/sign-in/open-browser.ts";
import { openDoor } from "#testing/sign-in/open-door.ts";
import { addApp, logIn, signUp } from "#testing/sign-in/trader-steps.ts";
import { aSeat, comeIn } from "./visit.ts";

/** What of an event the signals look at, ids and times aside. */
const shape = ({ kind, outcome, actor, deviceId, sessionId, network, facts }: SecurityEvent) => ({
  kind,
  outcome,
  actor,
  hasDevice: deviceId !== null,
  hasSession: sessionId !== null,
  hasNetwork: network !== null,
  method: facts.method,
  factorAsked: facts.factorAsked,
});

const invented = (isKnown: boolean, hasSecondFactor: boolean, isFirst: boolean) => {
  const place = { userId: "user", deviceId: "device", network: "203.0.113.9" };
  const seat = aSeat(createRandom(1), place, isKnown);
  return comeIn(seat, 0, { hasSecondFactor, isFirst }).map(shape);
};

test("a login that a story invents is what the product writes down of one", async () => {
  const door = openDoor();
  await signUp(door);
  const laptop = openBrowser(door);
  const phone = openBrowser(door, "203.0.113.9");
  const since = async (act: () => Promise<unknown>) => {
    const before = door.security.events.length;
    door.pass(60_000);
    await act();
    return door.security.events.slice(before).map(shape);
  };
  expect(await since(() => logIn(door, laptop))).toEqual(invented(false, false, true));
  const { app } = await addApp(door, laptop);
  expect(await since(() => logIn(door, phone, { app }))).toEqual(invented(false, true, false));
  expect(await since(() => logIn(door, phone, { app }))).toEqual(invented(true, true, false));
});
