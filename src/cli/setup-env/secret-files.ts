import type { Settings } from "./make-settings.ts";

/** Which settings a service reads from a file of its own, and the name of that file. */
const FILES: Readonly<Record<string, string>> = {
  db_owner_password: "DB_OWNER_PASSWORD",
  db_migrate_password: "DB_MIGRATE_PASSWORD",
  db_web_password: "DB_WEB_PASSWORD",
  db_worker_password: "DB_WORKER_PASSWORD",
  redis_password: "REDIS_PASSWORD",
  metrics_token: "METRICS_TOKEN",
  grafana_password: "GRAFANA_PASSWORD",
};

/** The keyring's name among the secret files. */
export const KEYRING_FILE = "keyring.json";

/** Each file of a secret with what it holds. */
export const secretFiles = (settings: Settings): readonly (readonly [string, string])[] =>
  Object.entries(FILES).map(([file, name]) => [file, settings[name] ?? ""] as const);
