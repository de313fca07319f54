import type { Random } from "#cli/sim/random.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { anId, nearby, type Person, someNetwork } from "./person.ts";
import type { Step } from "./story.ts";
import { act, aSeat, type Seat } from "./visit.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** An attack as it is written: its steps, when it began, and when it did what it came for. */
export type Script = {
  readonly steps: readonly Step[];
  readonly begunAt: number;
  readonly decisiveAt: number;
};

/** Who attacks whom, and about when. */
export type Plot = { readonly chance: Random; readonly person: Person; readonly at: number };

export const asSteps = (events: readonly SecurityEvent[]): readonly Step[] =>
  events.map((event) => ({ do: "event", event }));

/** Somewhere else in the world; now and then through a neighbour's router, to look like the owner. */
export const attackersNetwork = ({ chance, person }: Plot): string =>
  chance.chance(0.06) ? nearby(chance, person.networkAt("home")) : someNetwork(chance);

/** A browser of the attacker's own. */
export const attackersSeat = (plot: Plot): Seat => {
  const deviceId = anId(plot.chance);
  return aSeat(plot.chance, { userId: plot.person.userId, deviceId, network: attackersNetwork(plot) }, false);
};

/** What somebody does who has got in and wants the money, beginning at `at`: the first act is the decisive one. */
export const takeOver = ({ chance }: Plot, seat: Seat, at: number): readonly SecurityEvent[] => {
  const ways: readonly [SecurityEvent["kind"][], ...SecurityEvent["kind"][][]] = [
    ["cap-raised", "cap-raised", "automation-armed"],
    ["key-replaced", "cap-raised"],
    ["cap-raised", "key-removed"],
    ["key-replaced", "email-change-requested", "password-changed"],
  ];
  const pace = chance.between(5, 180) * SECOND;
  return chance.pick(ways).map((kind, nth) => act(seat, at + nth * pace, kind));
};
