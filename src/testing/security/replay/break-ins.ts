import {
  asSteps,
  attackersNetwork,
  attackersSeat,
  HOUR,
  MINUTE,
  type Plot,
  type Script,
  SECOND,
  takeOver,
} from "./attacker.ts";
import { someNetwork } from "./person.ts";
import { act, aSeat, comeIn, miss, refusedAsFrozen } from "./visit.ts";

/** Passwords leaked elsewhere are tried by a crowd of machines, and one fits. */
export const stuffing = (plot: Plot): Script => {
  const { chance, at } = plot;
  const seat = attackersSeat(plot);
  const tries = chance.between(3, 40);
  const spread = chance.pick([3 * SECOND, 30 * SECOND, 5 * MINUTE]);
  const crowd = Array.from({ length: chance.between(1, 10) }, () => someNetwork(chance));
  const wrong = Array.from({ length: tries }, (_, nth) =>
    miss({ ...seat, network: crowd[nth % crowd.length] ?? seat.network }, at + nth * spread, "login"),
  );
  const inside = at + tries * spread + chance.between(1, 60) * SECOND;
  const decisiveAt = inside + chance.between(1, 30) * MINUTE;
  return {
    begunAt: at,
    decisiveAt,
    steps: asSteps([
      ...wrong,
      ...comeIn(seat, inside, { hasSecondFactor: false }),
      ...takeOver(plot, seat, decisiveAt),
    ]),
  };
};

/** The mailbox is theirs: the password is reset by a link, and what it opens is changed. */
export const resetTakeover = (plot: Plot): Script => {
  const { chance, at } = plot;
  const seat = attackersSeat(plot);
  const inside = at + chance.between(1, 10) * MINUTE;
  // Some know that a reset freezes the account, and wait for it to thaw.
  const isThawed = chance.chance(0.2);
  const patience = isThawed ? 25 * HOUR : chance.between(2, 18 * 60) * MINUTE;
  const decisiveAt = inside + patience;
  return {
    begunAt: at,
    decisiveAt,
    steps: asSteps([
      act(seat, at, "reset-requested", { isOutside: true }),
      act(seat, inside - 20 * SECOND, "password-reset", { isOutside: true }),
      ...comeIn(seat, inside, { hasSecondFactor: chance.chance(0.5) }),
      ...takeOver(plot, seat, decisiveAt).map((event) => (isThawed ? event : refusedAsFrozen(event))),
    ]),
  };
};

/** The password is known; codes are tried until one fits, as fast as the limits let them. */
export const factorBruteForce = (plot: Plot): Script => {
  const { chance, at } = plot;
  const seat = attackersSeat(plot);
  const rounds = chance.between(1, 8);
  const tries = Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: 5 }, (__, nth) =>
      miss(
        seat,
        at + round * chance.between(15, 20) * MINUTE + nth * chance.between(1, 20) * SECOND,
        "login-factor",
      ),
    ),
  ).flat();
  const inside = Math.max(...tries.map((event) => event.at)) + chance.between(1, 900) * SECOND;
  const decisiveAt = inside + chance.between(30, 1_200) * SECOND;
  return {
    begunAt: at,
    decisiveAt,
    steps: asSteps([
      ...tries,
      ...comeIn(seat, inside, { hasSecondFactor: true }),
      ...takeOver(plot, seat, decisiveAt),
    ]),
  };
};

/**
 * Password and code were typed into a false page: in without a mistake, and then one lock after another, hours apart. Once a
 * factor or the address is gone the owner is locked out; until then the money is what it costs.
 */
export const slowTakeover = (plot: Plot): Script => {
  const { chance, at } = plot;
  const seat = attackersSeat(plot);
  const locks = [
    chance.pick(["password-changed", "passkey-added", "backup-codes-made"] as const),
    chance.pick(["totp-removed", "email-change-requested", "totp-added"] as const),
  ] as const;
  const gap = () => chance.between(40, 6 * 60) * MINUTE;
  const first = at + gap();
  const second = first + gap();
  const money = second + gap();
  return {
    begunAt: at,
    decisiveAt: locks[1] === "totp-added" ? money : second,
    steps: asSteps([
      ...comeIn(seat, at, { hasSecondFactor: true }),
      act(seat, first - MINUTE, "step-up"),
      act(seat, first, locks[0]),
      act(
        { ...seat, network: chance.chance(0.8) ? seat.network : attackersNetwork(plot) },
        second - MINUTE,
        "step-up",
      ),
      act(seat, second, locks[1]),
      ...takeOver(plot, seat, money),
    ]),
  };
};

/** A sheet of backup codes was found: in by one, and the owner's factors out. */
export const backupCodeTakeover = (plot: Plot): Script => {
  const { chance, person, at } = plot;
  // Now and then in the house, at a machine of the owner's.
  const own = aSeat(
    chance,
    { userId: person.userId, deviceId: person.devices[0], network: attackersNetwork(plot) },
    true,
  );
  const seat = chance.chance(0.9) ? attackersSeat(plot) : own;
  const wrong = Array.from({ length: chance.between(0, 3) }, (_, nth) =>
    miss(seat, at + nth * 20 * SECOND, "login-factor"),
  );
  const inside = at + 2 * MINUTE;
  const decisiveAt = inside + chance.between(20, 1_800) * SECOND;
  const removed = chance.pick(["totp-removed", "passkey-removed"] as const);
  return {
    begunAt: at,
    decisiveAt,
    steps: asSteps([
      ...wrong,
      ...comeIn(seat, inside, { hasSecondFactor: true, method: "backup-code" }),
      act(seat, decisiveAt, removed),
      act(seat, decisiveAt + chance.between(10, 300) * SECOND, "backup-codes-made"),
      act(seat, decisiveAt + chance.between(310, 900) * SECOND, "totp-added"),
    ]),
  };
};
