import { type FigureDeps, gatherFigures } from "./gather-figures.ts";

/** A scrape waits so long for the database where it has figures from a moment ago. */
const SOON_MS = 50;
/** The usual time between two scrapes, and some. */
const RECENT_MS = 20_000;

export type FigureKeeper = {
  /**
   * Has the metrics say what the database knows, and how old that is. Whoever asks while it is read already waits for the same
   * reading; where the last one was a moment ago they wait for no more than a moment, and are given that.
   */
  refresh(): Promise<void>;
};

/** Keeps scrapes quick whatever the database does, and the database idle however many scrape. */
export const createFigureKeeper = (
  deps: FigureDeps & { readonly sleep: (ms: number) => Promise<unknown> },
): FigureKeeper => {
  const { elapsed, meter, sleep } = deps;
  let reading: Promise<void> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  const read = async (): Promise<void> => {
    try {
      await gatherFigures(deps);
      readAt = elapsed();
    } finally {
      reading = null;
    }
  };
  return {
    refresh: async () => {
      reading ??= read();
      const isRecent = elapsed() - readAt <= RECENT_MS;
      await (isRecent ? Promise.race([reading, sleep(SOON_MS)]) : reading);
      meter.replace("figures_age_seconds", [{ value: (elapsed() - readAt) / 1_000, labels: {} }]);
    },
  };
};
