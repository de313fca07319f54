import type { FirstLoads } from "./first-load.ts";

const KIB = 1_024;

/** What a page may fetch of scripts at first over an empty page, in KiB by gzip. */
export const FIRST_LOAD_KIB = { "/": 50, "/dashboard": 70 } as const;

/**
 * What an empty page of this Next fetches beside the scripts that every page of a build begins with; `npm run bench -- ui`
 * builds one and holds the pages against it.
 */
const EMPTY_PAGE_BYTES = 2_380;

/** Stands in the chart's library and nowhere else. */
export const CHART_MARK = "lwc-link";

/**
 * What is wrong with the weight of a build's pages, in words; nothing where all is well. An empty page is what every page of
 * the build begins with and little more.
 */
export const overBudget = (loads: FirstLoads): readonly string[] => {
  const heavy = Object.entries(FIRST_LOAD_KIB).flatMap(([route, most]) => {
    const over = (loads.bytesOf(route) - loads.floor - EMPTY_PAGE_BYTES) / KIB;
    return over > most
      ? [
          `${route} fetches ${over.toFixed(1)} KiB of scripts at first over an empty page; ${most} are allowed`,
        ]
      : [];
  });
  // A check that looks for what is nowhere would find nothing for ever.
  if (!loads.holds(CHART_MARK))
    return [
      ...heavy,
      `No script of the build holds ${CHART_MARK}: look for the chart's library by another mark`,
    ];
  const charted = loads.routesWith(CHART_MARK);
  return [
    ...heavy,
    ...(charted.length > 0
      ? [`The chart's library is fetched at first by ${charted.join(", ")}: import() it`]
      : []),
  ];
};
