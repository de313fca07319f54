import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createMeter } from "#adapters/prom-client/create-meter.ts";
import { ALERT_RULES } from "#domain/notifications/notification-facts.ts";
import { METRICS, type MetricName } from "#domain/operations/metric-table.ts";
import { readScrape } from "#testing/operations/read-scrape.ts";
import { groupingsOf, selectorsOf } from "#testing/operations/selectors-of-promql.ts";

const ruleSchema = z.strictObject({
  alert: z.string().regex(/^Axisor[A-Z][A-Za-z]+$/),
  expr: z.string(),
  for: z.string().regex(/^\d+[sm]$/),
  labels: z.strictObject({ severity: z.enum(["warning", "danger"]), rule: z.enum(ALERT_RULES) }),
  annotations: z.strictObject({ summary: z.string().regex(/\.$/), runbook: z.string() }),
});
const alertsSchema = z.strictObject({
  groups: z.array(
    z.strictObject({ name: z.string(), interval: z.string(), rules: z.array(ruleSchema).min(1) }),
  ),
});
const dashboardSchema = z.looseObject({
  panels: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string(),
      targets: z
        .array(z.looseObject({ expr: z.string(), legendFormat: z.string() }))
        .min(1)
        .optional(),
    }),
  ),
});
const prometheusSchema = z.looseObject({
  rule_files: z.array(z.string()),
  scrape_configs: z.array(
    z.looseObject({
      job_name: z.string(),
      metrics_path: z.string(),
      authorization: z.strictObject({ type: z.literal("Bearer"), credentials_file: z.string() }),
    }),
  ),
});

const read = (file: string): unknown => JSON.parse(readFileSync(`deploy/${file}`, "utf8"));
const RULES = alertsSchema.parse(read("prometheus/alerts.yml")).groups.flatMap(({ rules }) => rules);
const PANELS = dashboardSchema.parse(read("grafana/axisor.json")).panels;
const TARGETS = PANELS.flatMap(({ title, targets = [] }) => targets.map((target) => ({ title, ...target })));
const QUERIES = [...RULES.map(({ expr }) => expr), ...TARGETS.map(({ expr }) => expr)];

/** What a scrape of the product itself shows, as Prometheus knows it: `up`, and histograms by their parts. */
const scraped = await (async () => {
  const { metrics } = readScrape(await createMeter().scrape.text());
  return new Set([
    "up",
    ...[...metrics].flatMap(([name, kind]) =>
      kind === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  ]);
})();

const unknownMetrics = (query: string): readonly string[] =>
  selectorsOf(query)
    .map(({ metric }) => metric)
    .filter((metric) => !scraped.has(metric));

/** Prometheus says whom it scraped, and a bucket its edge. */
const GIVEN = ["job", "instance", "le"];

const isOurs = (name: string): name is MetricName => Object.hasOwn(METRICS, name);

const labelsOf = (metric: string): readonly string[] => {
  const name = metric.replace(/_(bucket|sum|count)$/, "");
  return isOurs(metric) ? METRICS[metric].labels : isOurs(name) ? METRICS[name].labels : [];
};

const unknownLabels = (query: string): readonly string[] => {
  const selectors = selectorsOf(query);
  const known = new Set([...GIVEN, ...selectors.flatMap(({ metric }) => labelsOf(metric))]);
  const chosen = selectors.flatMap(({ metric, labels }) =>
    labels.filter((label) => ![...GIVEN, ...labelsOf(metric)].includes(label)),
  );
  return [...chosen, ...groupingsOf(query).filter((label) => !known.has(label))];
};

/** Labels that a text shows, as `{{network}}` or `{{ $labels.network }}`. */
const shownIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g)].map(([, name = ""]) => name);

const isKept = (query: string, label: string): boolean =>
  groupingsOf(query).includes(label) || (!/\bby\s*\(|\bsum\(|\bmax\(/.test(query) && GIVEN.includes(label));

describe("what is put before Prometheus and Grafana", () => {
  test.each(QUERIES)("reads what a scrape has, by labels that it has: %s", (query) => {
    expect(selectorsOf(query)).not.toEqual([]);
    expect(unknownMetrics(query)).toEqual([]);
    expect(unknownLabels(query)).toEqual([]);
  });

  test("shows everything that is measured of ours, each at least once", () => {
    const shown = new Set(
      TARGETS.flatMap(({ expr }) =>
        selectorsOf(expr).map(({ metric }) => metric.replace(/_(bucket|sum|count)$/, "")),
      ),
    );
    expect(Object.keys(METRICS).filter((name) => !shown.has(name))).toEqual([]);
  });

  test("names in its words no label that the query does not keep", () => {
    const texts = [
      ...TARGETS.map(({ expr, legendFormat }) => [expr, legendFormat] as const),
      ...RULES.map(({ expr, annotations }) => [expr, annotations.summary] as const),
    ];
    const lost = texts.flatMap(([query, text]) =>
      shownIn(text)
        .filter((label) => !isKept(query, label))
        .map((label) => `${label} in ${query}`),
    );
    expect(lost).toEqual([]);
  });

  test("gives each panel a number of its own", () => {
    expect(new Set(PANELS.map(({ id }) => id)).size).toBe(PANELS.length);
  });
});

describe("the rules for Prometheus", () => {
  test("each has a name of its own and links the page that says what to do", () => {
    expect(new Set(RULES.map(({ alert }) => alert)).size).toBe(RULES.length);
    for (const { labels, annotations } of RULES) {
      expect(annotations.runbook).toBe(`docs/runbooks/${labels.rule}.md`);
      expect(existsSync(annotations.runbook)).toBe(true);
    }
  });

  test("are there for every rule of the watch but those that a host's own exporters tell", () => {
    const told = new Set<string>(RULES.map(({ labels }) => labels.rule));
    expect(ALERT_RULES.filter((rule) => !told.has(rule))).toEqual(["certificate", "disk"]);
  });

  test("are read by the example of a scrape, which asks with the token where the metrics are", () => {
    const { rule_files: files, scrape_configs: scrapes } = prometheusSchema.parse(
      read("prometheus/prometheus.yml"),
    );
    expect(files).toEqual(["alerts.yml"]);
    expect(scrapes.map(({ job_name: job, metrics_path: path }) => [job, path])).toEqual([
      ["axisor", "/api/metrics"],
    ]);
  });
});

test("a query for a metric or a label that nobody measures is found", () => {
  expect(unknownMetrics("sum(rate(http_request_total[5m])) / sum(rate(http_requests_total[5m]))")).toEqual([
    "http_request_total",
  ]);
  expect(unknownMetrics("rate(tick_duration_seconds[5m])")).toEqual(["tick_duration_seconds"]);
  expect(unknownLabels('max(intents{status="sent"})')).toEqual(["status"]);
  expect(unknownLabels("max by (symbol) (triggers_armed)")).toEqual(["symbol"]);
});
