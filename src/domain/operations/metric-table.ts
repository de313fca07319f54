type Metric = {
  /** A counter only grows, a gauge is set, a histogram takes down how long things took, in seconds. */
  readonly kind: "counter" | "gauge" | "histogram";
  readonly help: string;
  /** Each has few values, fixed in the code; nothing of a user is ever one. */
  readonly labels: readonly string[];
};

const METRIC_TABLE = {
  http_requests_total: {
    kind: "counter",
    help: "Requests answered, by route, method and class of status.",
    labels: ["route", "method", "status"],
  },
  http_request_duration_seconds: {
    kind: "histogram",
    help: "From a request's arrival to the end of its answer.",
    labels: ["route"],
  },
  requests_shed_total: {
    kind: "counter",
    help: "Reads refused because too many were waiting already.",
    labels: [],
  },
  active_users_total: {
    kind: "gauge",
    help: "Users with a session that was used within 5 minutes, a day or a week.",
    labels: ["within"],
  },
  tick_duration_seconds: {
    kind: "histogram",
    help: "From taking a tick to all its hits being claimed and worked.",
    labels: ["network"],
  },
  tick_lateness_seconds: {
    kind: "histogram",
    help: "How old a price was when its tick was taken.",
    labels: ["network"],
  },
  tick_age_seconds: {
    kind: "gauge",
    help: "How old the last tick is; without a value where none was ever taken.",
    labels: ["network"],
  },
  accounts_blind: {
    kind: "gauge",
    help: "Accounts that cannot be read, so nothing guards them.",
    labels: [],
  },
  triggers_armed: { kind: "gauge", help: "Triggers that are armed now.", labels: ["network"] },
  trigger_hits_total: { kind: "counter", help: "Triggers that a tick hit.", labels: ["network"] },
  intents: { kind: "gauge", help: "Intents of the last day, by state.", labels: ["state"] },
  intents_open_oldest_seconds: {
    kind: "gauge",
    help: "How long ago the oldest open intent should have been settled; 0 where none is late.",
    labels: [],
  },
  trigger_to_effect_seconds: {
    kind: "histogram",
    help: "From the price that hit a trigger until its effect was read back.",
    labels: ["network"],
  },
  exchange_calls_total: {
    kind: "counter",
    help: "Calls to the exchange, by how they ended.",
    labels: ["network", "urgency", "outcome"],
  },
  exchange_call_duration_seconds: {
    kind: "histogram",
    help: "From a call's leaving to its answer.",
    labels: ["network"],
  },
  exchange_budget_wait_seconds: {
    kind: "histogram",
    help: "How long calls waited until the budget let them leave.",
    labels: ["network", "urgency"],
  },
  exchange_breaker_open: { kind: "gauge", help: "1 while nothing leaves but a probe.", labels: ["network"] },
  cache_reads_total: {
    kind: "counter",
    help: "Reads of the cache, by what came.",
    labels: ["namespace", "result"],
  },
  database_connections: {
    kind: "gauge",
    help: "Connections of this installation to its database, by what they do.",
    labels: ["state"],
  },
  database_wait_seconds: {
    kind: "histogram",
    help: "How long statements of a web process waited for a connection.",
    labels: [],
  },
  queue_jobs: { kind: "gauge", help: "Jobs in the queue, by kind and state.", labels: ["kind", "state"] },
  queue_oldest_seconds: {
    kind: "gauge",
    help: "How long the oldest job that may run has waited.",
    labels: ["kind"],
  },
  notifications_total: {
    kind: "counter",
    help: "Attempts to tell a trader, by channel and how they ended.",
    labels: ["channel", "outcome"],
  },
  vault_key_age_seconds: { kind: "gauge", help: "Age of the key that seals.", labels: [] },
  security_risk: {
    kind: "gauge",
    help: "The highest risk of the last hour where it is above 0.8, else 0.",
    labels: [],
  },
  security_chain_broken: {
    kind: "gauge",
    help: "1 where a chain of records was found broken within the last hour.",
    labels: [],
  },
  canary_proof_age_seconds: { kind: "gauge", help: "How long ago protection was proven.", labels: [] },
  figures_age_seconds: {
    kind: "gauge",
    help: "How long ago this process read from the database what is told of the whole installation.",
    labels: [],
  },
  component_up: { kind: "gauge", help: "1 ok, 0.5 degraded, 0 failed.", labels: ["component"] },
} as const satisfies Readonly<Record<string, Metric>>;

/** Everything that is measured for whoever runs the installation. */
export const METRICS: typeof METRIC_TABLE = METRIC_TABLE;

export type MetricName = keyof typeof METRICS;

type OfKind<Kind extends Metric["kind"]> = {
  [Name in MetricName]: (typeof METRICS)[Name]["kind"] extends Kind ? Name : never;
}[MetricName];

export type CounterName = OfKind<"counter">;
export type GaugeName = OfKind<"gauge">;
export type HistogramName = OfKind<"histogram">;

/** A value for each label of a metric. */
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof METRICS)[Name]["labels"][number], string>
>;
