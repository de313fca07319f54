import { cronRoute } from "../cron/cron-route.ts";
import { runMaintenance } from "../cron/maintenance.ts";
import { runMarginMonitor } from "../cron/margin-monitor.ts";
import { runNotify } from "../cron/notify.ts";
import { runReconcile } from "../cron/reconcile.ts";
import { runRotateKeys } from "../cron/rotate-keys.ts";
import { runSyncPositions } from "../cron/sync-positions.ts";
import { runWatchSecurity } from "../cron/watch-security.ts";
import { detailedRoute } from "../health/detailed-route.ts";
import { healthRoute } from "../health/health-route.ts";
import { readyRoute } from "../health/ready-route.ts";
import { liveRoute } from "../live/live-route.ts";
import { processHub } from "../live/process-hub.ts";
import { metricsRoute } from "../operations/metrics-route.ts";
import { panicRoute } from "../panic/panic-route.ts";
import type { Route } from "./route.ts";
import { unknownRoute } from "./unknown-route.ts";

/** Every route but those of `page-routes.ts`, by where its file lies below `src/app/api`. */
export const ROUTES = {
  "[...unknown]": unknownRoute,
  "cron/maintenance": cronRoute({ job: runMaintenance, needsKeys: false }),
  "cron/margin-monitor": cronRoute({ job: runMarginMonitor, needsKeys: true }),
  "cron/notify": cronRoute({ job: runNotify, needsKeys: true }),
  "cron/reconcile": cronRoute({ job: runReconcile, needsKeys: true }),
  "cron/rotate-keys": cronRoute({ job: runRotateKeys, needsKeys: true }),
  "cron/sync-positions": cronRoute({ job: runSyncPositions, needsKeys: true }),
  "cron/watch-security": cronRoute({ job: runWatchSecurity, needsKeys: false }),
  health: healthRoute,
  "health/detailed": detailedRoute(),
  "health/ready": readyRoute,
  metrics: metricsRoute,
  panic: panicRoute,
  stream: liveRoute(processHub),
} as const satisfies Record<string, Route>;
