import { CHECKOUT } from "#cli/infra/checkout.ts";
import { readFirstLoads } from "#cli/start/first-load.ts";
import { CHART_MARK, FIRST_LOAD_KIB } from "#cli/start/first-load-budgets.ts";
import type { Part } from "../bench.ts";
import { atMost, exactly } from "../figure.ts";
import type { Desk } from "./open-desk.ts";

const LANDING = "landing: scripts at first, gzip, over an empty page of the same Next";
const HOME = "home: scripts at first, gzip, over an empty page of the same Next";
const HEAVIEST = "reference: position page: scripts at first, gzip, over an empty page";
const EMPTY = "reference: scripts of the empty page, gzip";
const CHART = "pages that fetch the chart's library at first";

const inKiB = (bytes: number): number => bytes / 1_024;

/** What a browser has to fetch before a page works. */
export const firstLoad: Part<Desk> = {
  title: "first load",
  figures: [
    { name: LANDING, unit: "KiB", target: atMost(FIRST_LOAD_KIB["/"]) },
    { name: HOME, unit: "KiB", target: atMost(FIRST_LOAD_KIB["/dashboard"]) },
    { name: CHART, unit: "pages", target: exactly(0) },
    { name: HEAVIEST, unit: "KiB", target: null },
    { name: EMPTY, unit: "KiB", target: null },
  ],
  measure: async ({ empty }) => {
    const floor = readFirstLoads(empty.directory).bytesOf("/");
    const ours = readFirstLoads(CHECKOUT);
    const over = (route: string) => inKiB(ours.bytesOf(route) - floor);
    return {
      [LANDING]: over("/"),
      [HOME]: over("/dashboard"),
      [HEAVIEST]: over("/positions/[id]"),
      [EMPTY]: inKiB(floor),
      [CHART]: ours.routesWith(CHART_MARK).length,
    };
  },
};
