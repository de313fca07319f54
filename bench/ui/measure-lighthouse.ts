import lighthouse from "lighthouse";
import type { Part, Values } from "../bench.ts";
import { atLeast, atMost, below } from "../figure.ts";
import { median } from "../rounds.ts";
import { say } from "../say.ts";
import type { Desk } from "./open-desk.ts";

const RUNS = 5;

type Scores = {
  readonly performance: number;
  readonly accessibility: number;
  readonly practices: number;
  readonly lcp: number;
  readonly cls: number;
};

const audit = async (url: string, port: number, cookie: string | null): Promise<Scores> => {
  const result = await lighthouse(url, {
    port,
    logLevel: "error",
    onlyCategories: ["performance", "accessibility", "best-practices"],
    // What was kept of the run before is gone; the session travels as a header.
    ...(cookie === null ? {} : { extraHeaders: { Cookie: cookie } }),
  });
  if (result === undefined) throw new Error(`Lighthouse saw nothing at ${url}`);
  const { categories, audits } = result.lhr;
  const score = (name: string): number => (categories[name]?.score ?? Number.NaN) * 100;
  const judged = [categories["accessibility"], categories["best-practices"]].flatMap(
    (category) => category?.auditRefs ?? [],
  );
  for (const { id, weight } of judged) if (weight > 0 && audits[id]?.score === 0) say(`${url}: ${id}`);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    practices: score("best-practices"),
    lcp: audits["largest-contentful-paint"]?.numericValue ?? Number.NaN,
    cls: audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN,
  };
};

const audits = async (url: string, port: number, cookie: string | null): Promise<Scores> => {
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await audit(url, port, cookie));
  const of = (key: keyof Scores) => median(runs.map((one) => one[key]));
  return {
    performance: of("performance"),
    accessibility: of("accessibility"),
    practices: of("practices"),
    lcp: of("lcp"),
    cls: of("cls"),
  };
};

const ALLOWED_LCP_MS = 2_000;
const ALLOWED_LCP_SHARE = 1.5;

const PAGES = ["landing", "home"] as const;
const LOST = (page: string) =>
  `${page}: points of performance below an empty page, mobile, median of ${RUNS}`;
const SCORE = (page: string) => `${page}: performance, mobile, median of ${RUNS}`;
const ACCESS = (page: string) => `${page}: accessibility`;
const PRACTICES = (page: string) => `${page}: best practices`;
const LCP = (page: string) =>
  `${page}: largest contentful paint / what is allowed, the more of 2 s and 1.5 times the empty page's`;
const CLS = (page: string) => `${page}: cumulative layout shift`;
const LCP_MS = (page: string) => `reference: ${page}: largest contentful paint`;
const EMPTY = "reference: empty page: performance";
const EMPTY_LCP = "reference: empty page: largest contentful paint";

/** The production build as Lighthouse's phone sees it, beside an empty page in the same run. */
export const lighthouses: Part<Desk> = {
  title: "lighthouse",
  figures: [
    ...PAGES.flatMap((page) => [
      { name: LOST(page), unit: "points", target: atMost(8) },
      { name: ACCESS(page), unit: "points", target: atLeast(100) },
      { name: PRACTICES(page), unit: "points", target: atLeast(95) },
      { name: LCP(page), unit: "x", target: below(1) },
      { name: CLS(page), unit: "", target: below(0.05) },
      { name: SCORE(page), unit: "points", target: null },
      { name: LCP_MS(page), unit: "ms", target: null },
    ]),
    { name: EMPTY, unit: "points", target: null },
    { name: EMPTY_LCP, unit: "ms", target: null },
  ],
  measure: async ({ url, empty, browserPort, enter }): Promise<Values> => {
    const page = await enter();
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    await page.context().close();
    const blank = await audits(empty.url, browserPort, null);
    const values: Record<string, number> = { [EMPTY]: blank.performance, [EMPTY_LCP]: blank.lcp };
    for (const [name, path, held] of [
      ["landing", "/", null],
      ["home", "/dashboard", cookie],
    ] as const) {
      const seen = await audits(new URL(path, url).href, browserPort, held);
      values[LOST(name)] = blank.performance - seen.performance;
      values[SCORE(name)] = seen.performance;
      values[ACCESS(name)] = seen.accessibility;
      values[PRACTICES(name)] = seen.practices;
      values[LCP(name)] = seen.lcp / Math.max(ALLOWED_LCP_MS, ALLOWED_LCP_SHARE * blank.lcp);
      values[LCP_MS(name)] = seen.lcp;
      values[CLS(name)] = seen.cls;
    }
    return values;
  },
};
