import { z } from "zod";

const service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).default([]),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  restart: z.string().optional(),
  mem_limit: z.string().optional(),
  pids_limit: z.number().optional(),
  healthcheck: z.looseObject({}).optional(),
  logging: z.looseObject({ options: z.record(z.string(), z.string()) }).optional(),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
});

const file = z.looseObject({
  services: z.record(z.string(), service),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().optional() })),
});

/** What each service must be, in the words of its fault. */
const RULES: Readonly<Record<string, (one: z.output<typeof service>, name: string) => boolean>> = {
  "has no read-only file system": (one) => one.read_only !== true,
  "keeps capabilities": (one) => !one.cap_drop.includes("ALL"),
  "may gain privileges": (one) => !one.security_opt.includes("no-new-privileges:true"),
  "has no scratch space of its own": (one) => one.tmpfs.length === 0,
  "has no word on restarts": (one) => one.restart === undefined,
  "has no memory limit": (one) => one.mem_limit === undefined || one.pids_limit === undefined,
  "has no health check": ({ healthcheck, restart }) =>
    healthcheck === undefined || (healthcheck["disable"] === true && restart !== "no"),
  "fills the disk with its log": (one) => one.logging?.options["max-size"] === undefined,
  "has no pinned image": ({ image }) => !/:[^:/]+$/.test(image) || image.endsWith(":latest"),
  "is published and is not the proxy": (one, name) => one.ports.length > 0 && name !== "caddy",
  "holds the keyring and is not the worker": (one, name) =>
    name !== "worker" && (one.secrets.includes("keyring") || "VAULT_KEYRING_FILE" in one.environment),
  "reaches the database and is not the app": (one, name) =>
    one.networks.includes("database") && !["web", "worker", "migrate", "tools", "postgres"].includes(name),
  "may keep more than a gigabyte of its log": ({ command }, name) =>
    name === "postgres" && !command.includes("max_wal_size=1GB"),
  "has a password in its environment that it could read from a file": (one, name) =>
    ["postgres", "redis", "grafana"].includes(name) &&
    Object.keys(one.environment).some((key) => /PASSWORD$/.test(key)),
};

/** Everything of a compose file that is not as safe as we promise, one line each. */
export const composeFaults = (parsed: unknown): readonly string[] => {
  const { services, networks } = file.parse(parsed);
  const faults = Object.entries(services).flatMap(([name, one]) =>
    Object.entries(RULES)
      .filter(([, isBroken]) => isBroken(one, name))
      .map(([fault]) => `${name} ${fault}`),
  );
  const open = (services["postgres"]?.networks ?? []).filter((name) => networks[name]?.internal !== true);
  return [...faults, ...open.map((name) => `postgres is on ${name}, which leads out`)];
};
