/** What a container may be told to be. `all` serves as `web` does, and opens keys: for crons that guard without a worker. */
export const ROLES = [
  "web",
  "all",
  "worker",
  "migrate",
  "cron",
  "backup",
  "restore",
  "verify-chain",
  "operator",
  "honeytoken",
  "rotate-keys",
] as const;
export type Role = (typeof ROLES)[number];

type Ports = { readonly host: string; readonly port: number; readonly metricsPort: number | undefined };
type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const PATIENCE_MS = 3_000;

const isRole = (text: string | undefined): text is Role => ROLES.some((role) => role === text);

/** What Next's server calls itself instead of the command line it was started with. */
const NEXT_SERVER = /^next-server\b/;

/**
 * Which role a process has, by the command line that the system has of it (arguments end with a zero byte); null for none. What
 * serves pages overwrites its own, and is asked the same whether it is `web` or `all`.
 */
export const roleOf = (commandLine: string): Role | null => {
  if (NEXT_SERVER.test(commandLine)) return "web";
  const words = commandLine.split("\0");
  const entry = words.findIndex((word) => word.endsWith("axisor.mjs"));
  const role = entry < 0 ? undefined : words[entry + 1];
  return isRole(role) ? role : null;
};

/** A server that listens everywhere is reached here. */
const nearest = (host: string): string => {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
};

const addressOf = (role: Role, { host, port, metricsPort }: Ports): string | null => {
  if (role === "web" || role === "all") return `http://${nearest(host)}:${port}/api/health/ready`;
  if (role !== "worker") return null;
  if (metricsPort === undefined) throw new Error("METRICS_PORT is not set; a worker answers nowhere else.");
  return `http://${nearest(host)}:${metricsPort}/api/health`;
};

/**
 * Asks the process of this container how it is: a web server whether it can do its part, a worker whether it answers. Whether
 * workers tick is judged by the whole installation, for a restart mends neither the exchange nor the database. What ends by
 * itself is healthy while it runs.
 * @throws with the reason where it is not.
 */
export const checkHealth = async (
  role: Role,
  ports: Ports,
  fetch: Fetch = globalThis.fetch,
): Promise<string> => {
  const address = addressOf(role, ports);
  if (address === null) return `${role} runs`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const said = (await answer.text()).slice(0, 200);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status} ${said}`);
  return `${role}: ${said}`;
};
