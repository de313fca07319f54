import type { SecurityEvent } from "#domain/security/security-event.ts";
import {
  asSteps,
  attackersNetwork,
  HOUR,
  MINUTE,
  type Plot,
  type Script,
  SECOND,
  takeOver,
} from "./attacker.ts";
import { anId } from "./person.ts";
import { act, aSeat, comeIn, type Seat } from "./visit.ts";

/** The owner's browser and session, opened some time before. */
const ownersSeat = ({ chance, person }: Plot): Seat =>
  aSeat(
    chance,
    { userId: person.userId, deviceId: person.devices[0], network: person.networkAt("home") },
    true,
  );

const openedBefore = (plot: Plot, seat: Seat): readonly SecurityEvent[] =>
  comeIn(seat, plot.at - plot.chance.between(5, 180) * MINUTE, plot.person);

/** The owner goes on meanwhile, and knows nothing of it. */
const ownerGoesOn = ({ chance, at }: Plot, seat: Seat): readonly SecurityEvent[] =>
  Array.from({ length: chance.between(0, 3) }, () =>
    act(seat, at + chance.between(-600, 600) * SECOND, chance.pick(["automation-armed", "key-tested"])),
  );

/**
 * A cookie was copied. In the minutes after the owner proved who is there, limits are raised with it; where the owner did
 * not, codes are guessed in vain, and what asks for none is done: the key is removed, and the guards with it.
 */
export const stolenSession = (plot: Plot): Script => {
  const { chance, at } = plot;
  const owner = ownersSeat(plot);
  const thief = { ...owner, network: attackersNetwork(plot) };
  const decisiveAt = at + chance.between(20, 270) * SECOND;
  const onProof = [
    act(owner, at, "step-up", { facts: { method: "totp" } }),
    ...Array.from({ length: chance.between(1, 3) }, (_, nth) =>
      act(thief, decisiveAt + nth * 15 * SECOND, "cap-raised"),
    ),
  ];
  const inVain = [
    ...Array.from({ length: chance.between(1, 4) }, (_, nth) =>
      act(thief, at + nth * 4 * SECOND, "step-up", { outcome: "refused" }),
    ),
    act(thief, decisiveAt, "key-removed"),
  ];
  return {
    begunAt: at,
    decisiveAt,
    steps: asSteps([
      ...openedBefore(plot, owner),
      ...ownerGoesOn(plot, owner),
      ...(chance.chance(0.6) ? onProof : inVain),
    ]),
  };
};

/** A copied cookie and a code talked out of the owner: the address and the locks are changed. */
export const stolenSessionMovesIn = (plot: Plot): Script => {
  const { chance, at } = plot;
  const owner = ownersSeat(plot);
  const thief = { ...owner, network: attackersNetwork(plot) };
  const decisiveAt = at + chance.between(10, 240) * SECOND;
  return {
    begunAt: at,
    decisiveAt,
    steps: asSteps([
      ...openedBefore(plot, owner),
      ...ownerGoesOn(plot, owner),
      act(thief, at, "step-up", { facts: { method: "totp" } }),
      act(thief, decisiveAt, "email-change-requested"),
      act(thief, decisiveAt + chance.between(10, 300) * SECOND, chance.pick(["passkey-added", "totp-added"])),
      ...takeOver(plot, thief, decisiveAt + HOUR),
    ]),
  };
};

/** Numbers of other people's positions and accounts are tried one after the other, from one session or a few. */
export const idProbing = (plot: Plot): Script => {
  const { chance, person, at } = plot;
  const network = chance.chance(0.5) ? person.networkAt("home") : attackersNetwork(plot);
  const seats = Array.from({ length: chance.between(1, 3) }, () =>
    aSeat(chance, { userId: person.userId, deviceId: person.devices[0], network }, true),
  );
  const isPatient = chance.chance(0.3);
  const gap = isPatient ? 60 * SECOND : chance.between(300, 4_500);
  const count = isPatient ? 120 : chance.between(30, 150);
  const probes = Array.from({ length: count }, (_, nth) =>
    act(
      seats[nth % seats.length] ?? ownersSeat(plot),
      at + Math.round(nth * gap * (0.8 + 0.4 * chance.next())),
      "foreign-id",
      { outcome: "refused", facts: { asked: anId(chance) } },
    ),
  );
  return {
    begunAt: at,
    // Twenty of them are no slip of a finger; of somebody patient, sixty.
    decisiveAt: at + (isPatient ? 60 : 20) * gap,
    steps: asSteps([...seats.flatMap((seat) => comeIn(seat, at - 20 * MINUTE, person)), ...probes]),
  };
};
