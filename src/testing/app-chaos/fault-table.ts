/** Everything that befalls the whole product here, with its row in the failure matrix. */
export const FAULT_TABLE = {
  "web-killed": { row: "F1b", said: "a web process killed" },
  "worker-killed": { row: "F1", said: "the worker killed" },
  "database-restarted": { row: "F2", said: "the database crashed again and again" },
  "redis-refused": { row: "F3", said: "Redis hangs up on everybody" },
  "exchange-times-out": { row: "F5", said: "the exchange acts and never answers" },
  "rolling-restart": { row: "F9", said: "every process replaced by another version" },
  "database-black-hole": { row: "F2b", said: "the database swallows everything" },
  "exchange-down": { row: "F4", said: "the exchange refuses everything" },
  "pool-exhausted": { row: "F11", said: "every database connection of the web held" },
  "crons-at-once": { row: "F7", said: "a cron fired ten times at once" },
  "redis-hung": { row: "F3", said: "Redis takes and never answers" },
  "too-many-requests": { row: "F6", said: "the exchange says too many requests" },
  "clock-skewed": { row: "F10", said: "a web process's clock an hour ahead" },
} as const;

export type Fault = keyof typeof FAULT_TABLE;

export const FAULTS = Object.keys(FAULT_TABLE) as readonly Fault[];
