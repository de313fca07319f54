/** Where requests go, as the app's folders say it; a part in brackets is whatever stands there. */
export const ROUTE_LABELS = [
  "/",
  "/accounts/[id]/cross-guard",
  "/accounts/[id]/cross-guard/history",
  "/accounts/[id]/history",
  "/activity",
  "/api/auth/[...nextauth]",
  "/api/cron/maintenance",
  "/api/cron/margin-monitor",
  "/api/cron/notify",
  "/api/cron/reconcile",
  "/api/cron/rotate-keys",
  "/api/cron/sync-positions",
  "/api/cron/watch-security",
  "/api/health",
  "/api/health/detailed",
  "/api/health/ready",
  "/api/metrics",
  "/api/panic",
  "/api/stream",
  "/api/trpc/[trpc]",
  "/automations",
  "/automations/breaker",
  "/automations/entries",
  "/automations/guard-plan",
  "/connect",
  "/dashboard",
  "/link",
  "/login",
  "/notifications",
  "/notifications/channels",
  "/offline",
  "/operator",
  "/operator/alerts",
  "/outbox",
  "/panic",
  "/positions",
  "/positions/[id]",
  "/positions/[id]/exits",
  "/positions/[id]/guard",
  "/positions/[id]/history",
  "/register",
  "/reset",
  "/security",
  "/settings",
  "/status",
  "/welcome",
] as const;

/** Files that the browser asks for, and every address that is nothing. */
const FILE = "file";
const OTHER = "other";

export type RouteLabel = (typeof ROUTE_LABELS)[number] | typeof FILE | typeof OTHER;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const partOf = (part: string): string =>
  part.startsWith("[...") ? ".+" : part.startsWith("[") ? "[^/]+" : escaped(part);

const PATTERNS = ROUTE_LABELS.filter((label) => label.includes("[")).map(
  (label) => [new RegExp(`^${label.split("/").map(partOf).join("/")}$`), label] as const,
);

const FIXED: ReadonlyMap<string, RouteLabel> = new Map(ROUTE_LABELS.map((label) => [label, label]));

const isFile = (path: string): boolean =>
  path.startsWith("/_next/static/") || /^\/(icons\/)?[\w-]+\.\w+$/.test(path);

/** What a request's path is counted under: one of few texts, whatever anybody asks for. */
export const routeLabel = (path: string): RouteLabel =>
  FIXED.get(path) ?? PATTERNS.find(([pattern]) => pattern.test(path))?.[1] ?? (isFile(path) ? FILE : OTHER);
