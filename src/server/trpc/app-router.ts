import { router } from "./init.ts";
import { alertsRouter } from "./routers/alerts.ts";
import { authRouter } from "./routers/auth.ts";
import { automationsRouter } from "./routers/automations.ts";
import { breakerRouter } from "./routers/breaker.ts";
import { credentialsRouter } from "./routers/credentials.ts";
import { entriesRouter } from "./routers/entries.ts";
import { guardPlanRouter } from "./routers/guard-plan.ts";
import { ledgerRouter } from "./routers/ledger.ts";
import { marketRouter } from "./routers/market.ts";
import { notificationsRouter } from "./routers/notifications.ts";
import { operatorRouter } from "./routers/operator.ts";
import { outboxRouter } from "./routers/outbox.ts";
import { overviewRouter } from "./routers/overview.ts";
import { panicRouter } from "./routers/panic.ts";
import { positionsRouter } from "./routers/positions.ts";
import { securityRouter } from "./routers/security.ts";
import { settingsRouter } from "./routers/settings.ts";
import { statusRouter } from "./routers/status.ts";
import { tradeLogRouter } from "./routers/trade-log.ts";

/** Everything a browser may ask for, as `noun.verb`. */
export const appRouter = router({
  alerts: alertsRouter,
  auth: authRouter,
  automations: automationsRouter,
  breaker: breakerRouter,
  guardPlan: guardPlanRouter,
  credentials: credentialsRouter,
  entries: entriesRouter,
  ledger: ledgerRouter,
  market: marketRouter,
  notifications: notificationsRouter,
  operator: operatorRouter,
  outbox: outboxRouter,
  overview: overviewRouter,
  panic: panicRouter,
  positions: positionsRouter,
  security: securityRouter,
  settings: settingsRouter,
  status: statusRouter,
  tradeLog: tradeLogRouter,
});

export type AppRouter = typeof appRouter;
