import { expect, test } from "vitest";
import { groupingsOf, selectorsOf } from "./selectors-of-promql.ts";

const metrics = (query: string) => selectorsOf(query).map(({ metric }) => metric);

test.each([
  ["up == 0", ["up"]],
  ["sum by (network, le) (rate(x_bucket[5m])) > 1e3", ["x_bucket"]],
  ["histogram_quantile(0.99, sum by (le) (rate(a_bucket[$__rate_interval])))", ["a_bucket"]],
  ['max(a{state="b or c"}) > 0 or max(d{kind!="e", state=~"f|g"}) > 0', ["a", "d"]],
  ["max(a{state='b or c'}) > 0", ["a"]],
  ["a / b and on (c) d unless e offset 5m", ["a", "b", "d", "e"]],
  ["topk (10, a) * 60", ["a"]],
  ["sum(a) by (b)", ["a"]],
])("%s reads %j", (query, read) => {
  expect(metrics(query)).toEqual(read);
});

test("labels are those that choose and those that group, never what they are held against", () => {
  const query = 'sum by (network) (rate(a_total{outcome=~"b|c", state!="d"}[5m]))';
  expect(selectorsOf(query)).toEqual([{ metric: "a_total", labels: ["outcome", "state"] }]);
  expect(groupingsOf(query)).toEqual(["network"]);
});
