import type { Severity } from "../notifications/channel.ts";
import type { AlertRule } from "../notifications/notification-facts.ts";
import type { ComponentName, NetworkFacts, OperatingFacts } from "./operating-facts.ts";

/** A rule that holds now. `subject` says what it is about, where a rule can be about several things at once. */
export type Raised = {
  readonly rule: AlertRule;
  readonly subject: string;
  readonly severity: Exclude<Severity, "info">;
  /** In English, as a log line is. */
  readonly detail: string;
};

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Where each rule begins: the first number warns, the second is danger. */
export const THRESHOLDS = {
  tickAgeMs: 30 * SECOND_MS,
  blindAccounts: { warning: 1, danger: 10 },
  openIntentMs: { warning: MINUTE_MS, danger: 5 * MINUTE_MS },
  queuedMs: { warning: MINUTE_MS, danger: 5 * MINUTE_MS },
  keyAgeDays: { warning: 80, danger: 90 },
  risk: 0.8,
  requests: { least: 20, warning: 0.05, danger: 0.25 },
  certificateLeftMs: { warning: 14 * DAY_MS, danger: 3 * DAY_MS },
  diskFree: { warning: 0.1, danger: 0.03 },
  canaryAgeMs: 3 * MINUTE_MS,
} as const;

type Levels = { readonly warning: number; readonly danger: number };

/** Null where a figure is below both levels. */
const atLeast = (value: number, { warning, danger }: Levels): Raised["severity"] | null =>
  value >= danger ? "danger" : value >= warning ? "warning" : null;

/** The same for a figure that is bad when it is small. */
const atMost = (value: number, { warning, danger }: Levels): Raised["severity"] | null =>
  value <= danger ? "danger" : value <= warning ? "warning" : null;

const seconds = (ms: number): string => `${Math.round(ms / SECOND_MS)} s`;
const days = (ms: number): string => `${Math.floor(ms / DAY_MS)} days`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const raise = (
  rule: AlertRule,
  severity: Raised["severity"] | null,
  detail: string,
  subject = "",
): readonly Raised[] => (severity === null ? [] : [{ rule, subject, severity, detail }]);

const ofNetwork = ({ network, tickAgeMs, isBreakerOpen }: NetworkFacts): readonly Raised[] => [
  ...raise(
    "no-tick",
    tickAgeMs === null || tickAgeMs > THRESHOLDS.tickAgeMs ? "danger" : null,
    tickAgeMs === null ? "no tick was ever taken" : `the last tick is ${seconds(tickAgeMs)} old`,
    network,
  ),
  ...raise("breaker-open", isBreakerOpen ? "danger" : null, "no call leaves but a probe", network),
];

/** Each has a rule of its own that says more. */
const TOLD_OTHERWISE: readonly ComponentName[] = ["workers", "exchange", "canary"];

const ofComponents = ({ components }: OperatingFacts): readonly Raised[] =>
  components.flatMap(({ name, state, detail }) => {
    if (TOLD_OTHERWISE.includes(name)) return [];
    const severity = state === "failed" ? "danger" : state === "degraded" ? "warning" : null;
    return raise("component-down", severity, detail, name);
  });

const ofEngine = (facts: OperatingFacts): readonly Raised[] => {
  const { blindAccounts, ambiguousIntents, oldestOpenIntentMs, canaryAgeMs } = facts;
  const isLate = canaryAgeMs !== null && canaryAgeMs > THRESHOLDS.canaryAgeMs;
  return [
    ...raise(
      "blind-accounts",
      atLeast(blindAccounts, THRESHOLDS.blindAccounts),
      `${blindAccounts} cannot be read, so nothing guards them`,
    ),
    ...raise(
      "intents-ambiguous",
      ambiguousIntents > 0 ? "danger" : null,
      `${ambiguousIntents} in the last day`,
    ),
    ...raise(
      "intents-open",
      atLeast(oldestOpenIntentMs, THRESHOLDS.openIntentMs),
      `the oldest should have been settled ${seconds(oldestOpenIntentMs)} ago`,
    ),
    ...raise(
      "canary-late",
      isLate ? "danger" : null,
      `protection was last proven ${seconds(canaryAgeMs ?? 0)} ago`,
    ),
  ];
};

const ofTelling = ({ oldestQueuedMs, deadJobs }: OperatingFacts): readonly Raised[] => [
  ...raise(
    "queue-age",
    atLeast(oldestQueuedMs, THRESHOLDS.queuedMs),
    `the oldest waits ${seconds(oldestQueuedMs)}`,
  ),
  ...raise("dead-letters", deadJobs > 0 ? "warning" : null, `${deadJobs} could not be delivered in an hour`),
];

const ofSecurity = ({ keyAgeDays, highestRisk, isChainBroken }: OperatingFacts): readonly Raised[] => [
  ...raise(
    "key-age",
    keyAgeDays === null ? null : atLeast(keyAgeDays, THRESHOLDS.keyAgeDays),
    `the primary key is ${Math.floor(keyAgeDays ?? 0)} days old`,
  ),
  ...raise(
    "security-risk",
    highestRisk > THRESHOLDS.risk ? "danger" : null,
    `the highest of the last hour is ${highestRisk.toFixed(2)}`,
  ),
  ...raise("audit-chain", isChainBroken ? "danger" : null, "npm run verify-chain names the place"),
];

const ofHost = ({ requests, certificateLeftMs, diskFree }: OperatingFacts): readonly Raised[] => {
  const { total, failed } = requests;
  const { least, ...levels } = THRESHOLDS.requests;
  const share = total < least ? 0 : failed / total;
  return [
    ...raise(
      "error-rate",
      atLeast(share, levels),
      `${failed} of ${total} requests of the last 5 minutes failed`,
    ),
    ...raise(
      "certificate",
      certificateLeftMs === null ? null : atMost(certificateLeftMs, THRESHOLDS.certificateLeftMs),
      `it holds for ${days(certificateLeftMs ?? 0)} more`,
    ),
    ...raise(
      "disk",
      diskFree === null ? null : atMost(diskFree, THRESHOLDS.diskFree),
      `${percent(diskFree ?? 0)} are free`,
    ),
  ];
};

/** Every rule that holds, by figures that were measured. What was not measured raises nothing: it is a component that failed. */
export const judgeAlerts = (facts: OperatingFacts): readonly Raised[] => [
  ...facts.networks.flatMap(ofNetwork),
  ...ofComponents(facts),
  ...ofEngine(facts),
  ...ofTelling(facts),
  ...ofSecurity(facts),
  ...ofHost(facts),
];
