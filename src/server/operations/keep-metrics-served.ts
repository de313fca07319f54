import { composition, metricsPlace } from "../composition.ts";
import { log } from "../log.ts";
import { serveMetrics } from "./serve-metrics.ts";

/**
 * Answers the metrics on `METRICS_PORT` where that is set, until the signal. Never rejects: a port that is taken is logged, and
 * no position goes without its guard because of it.
 */
export const keepMetricsServed = async (signal: AbortSignal): Promise<void> => {
  const place = metricsPlace();
  if (place === null) return;
  try {
    const server = await serveMetrics(await composition(), { ...place, log });
    if (!signal.aborted)
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    await server.close();
  } catch (error) {
    log.error("metrics-unserved", { ...place, error });
  }
};
