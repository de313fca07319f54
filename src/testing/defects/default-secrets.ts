import type { readSecrets } from "#cli/infra/read-secrets.ts";

/** Starts every installation with the same secrets, which whoever reads this has too. */
export const defaultSecrets: typeof readSecrets = () => ({
  postgresPassword: "postgres".repeat(2),
  nextAuthSecret: "change me".repeat(4),
  cronSecret: "change me".repeat(2),
  paperAdminToken: "change me".repeat(2),
  demoPassword: "demo demo demo",
});
