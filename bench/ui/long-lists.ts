import type { Page } from "@playwright/test";

export type LongListFigures = {
  /** The most rows of positions that stood in the page at any moment of the scrolling. */
  readonly maxRowsPositions: number;
  readonly maxRowsReceipts: number;
  /** The longest task of the page while it was scrolled, in milliseconds; 0 where none was over 50. */
  readonly longestTaskMs: number;
};

type Options = {
  /** How many screens each list is scrolled down. */
  readonly screens?: number;
};

const ROWS = {
  positions: '[data-testid="position-row"], [data-testid="cross-row"]',
  receipts: '[data-testid="receipt-row"]',
} as const;

/** Scrolls screen by screen, and tells the most rows that were there and the longest task meanwhile. Runs in the page. */
const scrollThrough = async ({ rows, screens }: { readonly rows: string; readonly screens: number }) => {
  const tasks: number[] = [];
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  watch.observe({ type: "longtask" });
  const frames = async (count: number) => {
    for (let frame = 0; frame < count; frame++) await new Promise((done) => requestAnimationFrame(done));
  };
  let most = 0;
  for (let screen = 0; screen < screens; screen++) {
    window.scrollBy(0, window.innerHeight * 0.9);
    for (let look = 0; look < 6; look++) {
      await frames(1);
      most = Math.max(most, document.querySelectorAll(rows).length);
    }
  }
  await frames(10);
  watch.disconnect();
  return { most, longest: Math.max(0, ...tasks) };
};

/**
 * Scrolls the positions and the receipts of whoever is logged in on the page, and measures what stands in it meanwhile and
 * how long it was held up. `baseUrl` without a slash at its end.
 */
export const measureLongLists = async (
  page: Page,
  baseUrl: string,
  { screens = 40 }: Options = {},
): Promise<LongListFigures> => {
  const look = async (path: string, rows: string) => {
    await page.goto(`${baseUrl}${path}`);
    await page.locator(rows).first().waitFor();
    return page.evaluate(scrollThrough, { rows, screens });
  };
  const positions = await look("/positions", ROWS.positions);
  const receipts = await look("/activity", ROWS.receipts);
  return {
    maxRowsPositions: positions.most,
    maxRowsReceipts: receipts.most,
    longestTaskMs: Math.max(positions.longest, receipts.longest),
  };
};
