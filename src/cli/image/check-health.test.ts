import { expect, test } from "vitest";
import { checkHealth, ROLES, roleOf } from "./check-health.ts";

const PORTS = { host: "0.0.0.0", port: 3000, metricsPort: 9464 };

const asked = async (role: "web" | "worker", ports: Parameters<typeof checkHealth>[1] = PORTS) => {
  const urls: string[] = [];
  await checkHealth(role, ports, async (url) => {
    urls.push(url);
    return Response.json({ status: "alive" });
  });
  return urls;
};

test("a role is read from the command line of the process that it was started with", () => {
  const lineOf = (...words: readonly string[]) => `${words.join("\0")}\0`;
  for (const role of ROLES) expect(roleOf(lineOf("node", "/app/axisor.mjs", role))).toBe(role);
  expect(roleOf(lineOf("/sbin/init", "--", "node", "/app/axisor.mjs", "worker"))).toBe("worker");
  // As Next has it, in the room that its command line took.
  expect(roleOf("next-server (v16.4.6)\0\0\0\0\0\0")).toBe("web");
  for (const words of [
    ["node", "worker.mjs", "web"],
    ["node", "/app/axisor.mjs"],
    ["node", "/app/axisor.mjs", "x"],
  ]) {
    expect(roleOf(lineOf(...words)), words.join(" ")).toBeNull();
  }
});

test("a web server is asked whether it can do its part, a worker whether it lives", async () => {
  expect(await asked("web")).toEqual(["http://127.0.0.1:3000/api/health/ready"]);
  expect(await asked("worker")).toEqual(["http://127.0.0.1:9464/api/health"]);
  expect(await asked("web", { ...PORTS, host: "::1" })).toEqual(["http://[::1]:3000/api/health/ready"]);
});

test("whoever is not ready, or does not answer, is not healthy", async () => {
  const unready = async () => Response.json({ status: "not ready" }, { status: 503 });
  await expect(checkHealth("web", PORTS, unready)).rejects.toThrow("answered 503");
  const gone = async () => {
    throw new TypeError("fetch failed");
  };
  await expect(checkHealth("worker", PORTS, gone)).rejects.toThrow("fetch failed");
  await expect(checkHealth("worker", { ...PORTS, metricsPort: undefined }, unready)).rejects.toThrow(
    "METRICS_PORT",
  );
});

test("what ends by itself is asked nothing", async () => {
  const never = async (): Promise<Response> => {
    throw new Error("asked");
  };
  expect(await checkHealth("migrate", PORTS, never)).toBe("migrate runs");
  expect(await checkHealth("cron", PORTS, never)).toBe("cron runs");
});
