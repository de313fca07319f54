import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { METRICS, type MetricName } from "#domain/operations/metric-table.ts";
import type { Meter, Scrape } from "#ports/meter.ts";

/** In seconds; from an answer out of memory to a call that ran into its timeout. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is promised to take less than fifty milliseconds is told to five of them. */
const CLOSE = [
  ...[0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05],
  ...[0.075, 0.1, 0.25, 0.5, 1, 2.5, 5],
];
const CLOSELY_TOLD: ReadonlySet<MetricName> = new Set(["database_wait_seconds"]);

type Made = Counter<string> | Gauge<string> | Histogram<string>;

/** A gauge without labels begins at 0, and would say that what was never measured is 0. */
const empty = (gauge: Gauge<string>): Gauge<string> => {
  gauge.reset();
  gauge.remove({});
  return gauge;
};

const make = (name: MetricName, registry: Registry): Made => {
  const { kind, help, labels } = METRICS[name];
  const options = { name, help, labelNames: [...labels], registers: [registry] };
  switch (kind) {
    case "counter":
      return new Counter(options);
    case "gauge":
      return empty(new Gauge(options));
    case "histogram":
      return new Histogram({ ...options, buckets: CLOSELY_TOLD.has(name) ? CLOSE : BUCKETS });
  }
};

/** Metrics of this process, with those of its runtime: event loop, memory, garbage collection. */
export const createMeter = (): { readonly meter: Meter; readonly scrape: Scrape } => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const made = new Map<string, Made>();
  for (const name of Object.keys(METRICS) as MetricName[]) made.set(name, make(name, registry));
  const meter: Meter = {
    count: (name, labels, by = 1) => {
      const metric = made.get(name);
      if (metric instanceof Counter) metric.inc(labels, by);
    },
    time: (name, seconds, labels) => {
      const metric = made.get(name);
      if (metric instanceof Histogram) metric.observe(labels, seconds);
    },
    replace: (name, readings) => {
      const metric = made.get(name);
      if (!(metric instanceof Gauge)) return;
      empty(metric);
      for (const { value, labels } of readings) metric.set(labels, value);
    },
  };
  return { meter, scrape: { contentType: registry.contentType, text: () => registry.metrics() } };
};
