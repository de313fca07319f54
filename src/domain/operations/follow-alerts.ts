import type { Severity } from "../notifications/channel.ts";
import type { AlertRule } from "../notifications/notification-facts.ts";
import type { Raised } from "./judge-alerts.ts";

/** An alert that was raised and is not over. Times in epoch milliseconds. */
export type StandingAlert = Raised & {
  readonly since: number;
  readonly seenAt: number;
  /** Nobody is told of it until then; null for at once. */
  readonly silencedUntil: number | null;
};

/** What changes about an alert now; `isTold` where whoever runs this is to hear of it. */
export type AlertChange =
  | { readonly kind: "raised" | "worse" | "seen"; readonly alert: StandingAlert; readonly isTold: boolean }
  | { readonly kind: "cleared"; readonly alert: StandingAlert; readonly isTold: boolean };

/** What does not hold for this long is over: what comes and goes is one alert. */
export const CLEAR_AFTER_MS = 60_000;

const keyOf = ({ rule, subject }: { readonly rule: AlertRule; readonly subject: string }): string =>
  `${rule} ${subject}`;

const isWorse = (one: Severity, other: Severity): boolean => one === "danger" && other === "warning";

const follow = (standing: StandingAlert | undefined, raised: Raised, at: number): AlertChange => {
  if (standing === undefined) {
    const alert = { ...raised, since: at, seenAt: at, silencedUntil: null };
    return { kind: "raised", alert, isTold: true };
  }
  const isSilent = standing.silencedUntil !== null && standing.silencedUntil > at;
  const alert = { ...standing, ...raised, seenAt: at };
  if (isWorse(raised.severity, standing.severity)) return { kind: "worse", alert, isTold: !isSilent };
  // What was danger stays it until it is over: a figure at the edge, or two processes that see it differently, are one alert.
  return { kind: "seen", alert: { ...alert, severity: standing.severity }, isTold: false };
};

/**
 * What becomes of alerts by what holds now: a new one is told, one that grew worse is told again, one that goes on is not, and
 * one that has not held for a minute is over.
 */
export const followAlerts = (
  standing: readonly StandingAlert[],
  raised: readonly Raised[],
  at: number,
): readonly AlertChange[] => {
  const known = new Map(standing.map((alert) => [keyOf(alert), alert]));
  const held = new Set(raised.map(keyOf));
  const over = standing
    .filter((alert) => !held.has(keyOf(alert)) && at - alert.seenAt >= CLEAR_AFTER_MS)
    .map((alert): AlertChange => {
      const isSilent = alert.silencedUntil !== null && alert.silencedUntil > at;
      return { kind: "cleared", alert, isTold: !isSilent };
    });
  return [...raised.map((one) => follow(known.get(keyOf(one)), one, at)), ...over];
};
