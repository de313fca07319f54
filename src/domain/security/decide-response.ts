import type { LoggedEvent, RiskVerdict } from "./logged-event.ts";
import { ALERT_ABOVE, ALERT_EVERY_MS, HOLD_FROM, HOLD_SIGNALS, WEIGHTS, WITNESS_OF } from "./risk-weights.ts";
import type { SignalName, Witness } from "./signal-name.ts";

/** What is done about an event: nothing, somebody is told, or the account is held as well. */
export type SecurityResponse = "none" | "alert" | "hold";

/** 1 − Π(1 − weight) over the heaviest signal of each kind of witness: how surely somebody else sits there. */
const sureness = (signals: readonly SignalName[]): number => {
  const heaviest = new Map<Witness, number>();
  for (const name of signals) {
    const witness = WITNESS_OF[name];
    if (witness !== null) heaviest.set(witness, Math.max(heaviest.get(witness) ?? 0, WEIGHTS[name]));
  }
  return 1 - [...heaviest.values()].reduce((left, weight) => left * (1 - weight), 1);
};

/** A wrong alert costs a look, a wrong hold a guard: it takes more than one oddity, however often that shows. */
export const decideResponse = ({ risk, signals }: RiskVerdict): SecurityResponse => {
  if (sureness(signals) >= HOLD_FROM || signals.some((name) => HOLD_SIGNALS.has(name))) return "hold";
  return risk > ALERT_ABOVE ? "alert" : "none";
};

/** The signals of an event as the alert about it repeats them. */
export const signalsKey = ({ signals }: RiskVerdict): string => signals.toSorted().join(" ");

/**
 * Whether an alert tells of such an event already. One stands for all events with the same signals within an hour of it,
 * and for one that happened before it but was not told of by itself.
 */
export const isToldBy = (alert: LoggedEvent, event: RiskVerdict & { readonly at: number }): boolean =>
  alert.kind === "risk-alert" &&
  alert.facts.signals === signalsKey(event) &&
  alert.at > event.at - ALERT_EVERY_MS;

/** Whether the account was held for this event or for a later one. */
export const isHeldBy = (held: LoggedEvent, event: { readonly seq: number }): boolean =>
  held.kind === "account-held" && held.seq > event.seq;

/** Alerts that were claimed by somebody who did not come to tell them. */
export const untoldAlerts = (recent: readonly LoggedEvent[]): readonly LoggedEvent[] => {
  const told = new Set(recent.filter(({ kind }) => kind === "alert-told").map(({ facts }) => facts.of));
  return recent.filter(({ kind, seq }) => kind === "risk-alert" && !told.has(seq));
};
