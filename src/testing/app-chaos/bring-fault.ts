import { downExchange, fireCrons, floodExchange, timeOutExchange } from "./bring-to-exchange.ts";
import { killWeb, killWorker, rollRestart, skewClock } from "./bring-to-processes.ts";
import { hangRedis, holdPool, refuseRedis, restartDatabase, swallowDatabase } from "./bring-to-stores.ts";
import type { Bring, BringParts, Brought } from "./brought.ts";
import type { Fault } from "./fault-table.ts";

const BRINGS: Readonly<Record<Fault, Bring>> = {
  "web-killed": killWeb,
  "worker-killed": killWorker,
  "database-restarted": restartDatabase,
  "redis-refused": refuseRedis,
  "exchange-times-out": timeOutExchange,
  "rolling-restart": rollRestart,
  "database-black-hole": swallowDatabase,
  "exchange-down": downExchange,
  "pool-exhausted": holdPool,
  "crons-at-once": fireCrons,
  "redis-hung": hangRedis,
  "too-many-requests": floodExchange,
  "clock-skewed": skewClock,
};

/** Brings a fault and takes it back. Resolves when it is over, not when the product has recovered. */
export const bringFault = (fault: Fault, parts: BringParts): Promise<Brought> => BRINGS[fault](parts);
