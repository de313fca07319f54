import { type AlertChange, followAlerts, type StandingAlert } from "#domain/operations/follow-alerts.ts";
import { judgeAlerts, type Raised } from "#domain/operations/judge-alerts.ts";
import type { OperatingFacts } from "#domain/operations/operating-facts.ts";
import { alertMessage } from "./alert-message.ts";
import { createDirectLine } from "./create-direct-line.ts";
import { measureFacts } from "./measure-facts.ts";
import type { OperationsDeps } from "./operations-deps.ts";

const isDatabaseAway = ({ components }: OperatingFacts): boolean =>
  components.some(({ name, state }) => name === "database" && state === "failed");

const keyOf = ({ rule, subject }: Pick<Raised, "rule" | "subject">): string => `${rule} ${subject}`;

/** What stands after changes. */
const applied = (
  standing: readonly StandingAlert[],
  changes: readonly AlertChange[],
): readonly StandingAlert[] => {
  const touched = new Set(changes.map(({ alert }) => keyOf(alert)));
  const kept = standing.filter((alert) => !touched.has(keyOf(alert)));
  return [...kept, ...changes.filter(({ kind }) => kind !== "cleared").map(({ alert }) => alert)];
};

/**
 * The watch that one process keeps over the whole installation. Every process keeps one, so that whichever part fails, another
 * says so; while the database answers they agree there who tells, and while it does not each tells for itself.
 */
export const createWatch = (deps: OperationsDeps) => {
  const { operations, clock, newId, log } = deps;
  const line = createDirectLine(deps);
  /** What was raised while the database was away, and is not over. */
  let own: readonly StandingAlert[] = [];
  /** What stood in the database when it last answered: it was told of there, and is over when the database says so. */
  let shared: readonly StandingAlert[] = [];

  /** What was slow at the look before. */
  let slow: ReadonlySet<string> = new Set();

  /** A part that was slow once was busy, as each is while it starts; one that is slow twice in a row is told of. */
  const unlessOnce = (raised: readonly Raised[]): readonly Raised[] => {
    const isSlow = ({ rule, severity }: Raised): boolean =>
      rule === "component-down" && severity === "warning";
    const kept = raised.filter((one) => !isSlow(one) || slow.has(keyOf(one)));
    slow = new Set(raised.filter(isSlow).map(keyOf));
    return kept;
  };

  const followAlone = (raised: readonly Raised[], at: number): readonly AlertChange[] => {
    const elsewhere = new Set(shared.map(keyOf));
    const changes = followAlerts([...own, ...shared], raised, at);
    const isShared = ({ alert }: AlertChange): boolean => elsewhere.has(keyOf(alert));
    const going = changes.filter((change) => isShared(change) && change.kind !== "cleared");
    const ours = changes.filter((change) => !isShared(change));
    own = applied(own, ours);
    shared = applied(shared, going);
    return [...ours, ...going];
  };

  /** The database has all that holds from here on; what was told without it is not told again, and has only to end. */
  const handOver = (changes: readonly AlertChange[], raised: readonly Raised[], at: number) => {
    const [known, held] = [new Set(own.map(keyOf)), new Set(raised.map(keyOf))];
    own = own.filter((alert) => !held.has(keyOf(alert)));
    shared = [];
    const isOld = ({ kind, alert }: AlertChange): boolean => kind === "raised" && known.has(keyOf(alert));
    const over = followAlone([], at);
    shared = raised.map((one) => ({ ...one, since: at, seenAt: at, silencedUntil: null }));
    return [...changes.map((change) => (isOld(change) ? { ...change, isTold: false } : change)), ...over];
  };

  const follow = async (
    facts: OperatingFacts,
    raised: readonly Raised[],
  ): Promise<readonly AlertChange[]> => {
    const { at } = facts;
    if (isDatabaseAway(facts)) return followAlone(raised, at);
    try {
      await operations.note(facts.components, at);
      const changes = await operations.follow((standing) => followAlerts(standing, raised, at), at);
      return handOver(changes ?? [], raised, at);
    } catch (error) {
      log.error("alerts-not-kept", { error: error instanceof Error ? error.name : "it failed" });
      return followAlone(raised, at);
    }
  };

  return {
    /** Looks once, takes down what it found, and tells what changed. */
    look: async (): Promise<OperatingFacts> => {
      const facts = await measureFacts(deps);
      const changes = await follow(facts, unlessOnce(judgeAlerts(facts)));
      for (const change of changes) {
        const { rule, subject, severity, detail } = change.alert;
        if (change.kind !== "seen") log.warn(`alert-${change.kind}`, { rule, subject, severity, detail });
        if (change.isTold) line.say(alertMessage(change, clock(), newId), severity);
      }
      await line.flush();
      return facts;
    },
  };
};
