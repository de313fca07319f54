import { BURST_FACTOR, PROBE_MS, PROBES, SLOW_PROBE_MS, SLOW_PROBES } from "../risk-weights.ts";
import type { SecurityEvent } from "../security-event.ts";
import { type Signal, type Situation, within } from "../situation.ts";

/** How many different names of what is not theirs; a page that asks for the same again and again is no probe. */
const probes = (situation: Situation, ms: number): number => {
  const tried = [situation.event, ...within(situation, ms).filter(({ kind }) => kind === "foreign-id")];
  const isNamed = ({ facts }: SecurityEvent) => typeof facts.asked === "string";
  const names = new Set(tried.filter(isNamed).map(({ facts }) => facts.asked));
  return names.size + tried.filter((event) => !isNamed(event)).length;
};

/** Names what belongs to others, faster than a hand can. */
export const idProbe: Signal = (situation) =>
  situation.event.kind === "foreign-id" && probes(situation, PROBE_MS) >= PROBES;

/** The same with patience: more often in an hour than old links and mistakes explain. */
export const slowIdProbe: Signal = (situation) =>
  situation.event.kind === "foreign-id" && probes(situation, SLOW_PROBE_MS) >= SLOW_PROBES;

/** Credentials are opened far more often than usual. */
export const decryptBurst: Signal = ({ event }) => {
  const { opened, usual } = event.facts;
  if (event.kind !== "decrypt-burst" || typeof opened !== "number" || typeof usual !== "number") return false;
  return opened > BURST_FACTOR * usual;
};

/** This log was changed by hand. */
export const chainBroken: Signal = ({ event }) => event.kind === "chain-broken";

/** A credential nobody has a use for was opened. */
export const honeytoken: Signal = ({ event }) => event.kind === "honeytoken-opened";
