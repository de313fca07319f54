import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readEnv } from "#env";
import { composeFaults } from "#testing/deploy/compose-faults.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { secretFiles } from "./secret-files.ts";
import { writeEnv } from "./write-env.ts";

const TEXT = readFileSync("deploy/compose/compose.yaml", "utf8");
const parsed = (text: string): unknown => parse(text, { merge: true });

/** The variables a text of compose asks for; `$$` is a dollar of the shell's. */
const asked = (text: string): ReadonlySet<string> =>
  new Set([...text.replaceAll("$$", "").matchAll(/\$\{([A-Z_]+)\}/g)].map(([, name = ""]) => name));

const written = (host = "axisor.example") =>
  inPrivateDirectory(async (home) => {
    const out = join(home, ".env");
    await writeEnv({ out, host, addMissing: false }, 0);
    const again = writeEnv({ out, host, addMissing: false }, 0);
    await expect(again).rejects.toThrow("--add-missing");
    const text = readFileSync(out, "utf8");
    const mode = statSync(out).mode & 0o777;
    const secrets = join(home, ".axisor-secrets");
    const dirMode = statSync(secrets).mode & 0o777;
    const fileModes = readdirSync(secrets).map((name) => statSync(join(secrets, name)).mode & 0o777);
    return { mode, dirMode, fileModes, settings: parseEnv(text) as Record<string, string> };
  });

/** What compose would give a service: it puts values in once the file is read, so that an empty one is an empty text. */
const environmentOf = (name: string, settings: Record<string, string>): Record<string, string> => {
  const { services } = parsed(TEXT) as { services: Record<string, { environment: Record<string, string> }> };
  return Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [
      key,
      value.replaceAll(/\$\{([A-Z_]+)(:-)?\}/g, (_, asked: string) => settings[asked] ?? ""),
    ]),
  );
};

describe("compose.yaml", () => {
  test("has every service as shut as it can be", () => {
    expect(composeFaults(parsed(TEXT))).toEqual([]);
  });

  test.each([
    ["  read_only: true\n", "  read_only: false\n", "web has no read-only file system"],
    ["cap_drop: [ALL]", "cap_drop: []", "postgres keeps capabilities"],
    ['"no-new-privileges:true"', '"seccomp:unconfined"', "redis may gain privileges"],
    ["    mem_limit: 2g\n", "", "postgres has no memory limit"],
    ["caddy:2.10.2", "caddy:latest", "caddy has no pinned image"],
    ["image: redis:8.2.3-bookworm", "image: redis", "redis has no pinned image"],
    ["    networks: [redis-inner]\n", "    ports: ['6379:6379']\n", "redis is published"],
    ["ROLE: web\n", "ROLE: web\n      VAULT_KEYRING_FILE: /k\n", "web holds the keyring"],
    ["networks: [front, outside]", "networks: [front, database]", "caddy reaches the database"],
    ["database: { internal: true }", "database: {}", "postgres is on database, which leads out"],
    ["POSTGRES_PASSWORD_FILE:", "POSTGRES_PASSWORD:", "postgres has a password in its environment"],
    ["max-size: 10m, ", "", "grafana fills the disk"],
    ["max_wal_size=1GB", "max_wal_size=4GB", "postgres may keep more than a gigabyte of its log"],
  ])("would be told of %j as %j", (was, becomes, fault) => {
    expect(TEXT).toContain(was);
    expect(composeFaults(parsed(TEXT.replace(was, becomes))).join("\n")).toContain(fault);
  });
});

describe("setup:env", () => {
  test("writes what compose asks for, and nothing that nobody asks for", async () => {
    const { settings, mode, dirMode } = await written();
    expect([mode, dirMode]).toEqual([0o600, 0o700]);
    const names = new Set(Object.keys(settings));
    const inFiles = Object.keys(settings).filter((name) =>
      secretFiles(settings).some(([, value]) => value === settings[name]),
    );
    expect([...asked(TEXT)].filter((name) => !names.has(name))).toEqual([]);
    expect([...names].filter((name) => !asked(TEXT).has(name) && !inFiles.includes(name))).toEqual([]);
  });

  test("lets a container read its secrets whatever the shell keeps from others", async () => {
    const usual = process.umask(0o077);
    try {
      const { mode, dirMode, fileModes } = await written();
      expect([mode, dirMode]).toEqual([0o600, 0o700]);
      expect(fileModes.length).toBeGreaterThan(7);
      expect([...new Set(fileModes)]).toEqual([0o444]);
    } finally {
      process.umask(usual);
    }
  });

  test("writes a secret's file anew that was taken away, as the settings say it", async () => {
    await inPrivateDirectory(async (home) => {
      const out = join(home, ".env");
      await writeEnv({ out, host: "axisor.example", addMissing: false }, 0);
      const file = join(home, ".axisor-secrets", "redis_password");
      writeFileSync(out, readFileSync(out, "utf8").replace(/^REDIS_PASSWORD=.*$/m, "REDIS_PASSWORD=other"));
      rmSync(file);
      expect(await writeEnv({ out, addMissing: true }, 0)).toEqual([]);
      expect(readFileSync(file, "utf8")).toBe("other");
    });
  });

  test.each(["web", "worker", "migrate", "tools"])("gives %s settings that it accepts", async (name) => {
    const { settings } = await written();
    expect(() => readEnv(environmentOf(name, settings))).not.toThrow();
  });

  test.each(["web", "worker"])("lets %s send mail and tell by Telegram where .env says how", async (name) => {
    const { settings } = await written();
    const added = {
      SMTP_URL: "smtps://axisor:secret@mail.example:465",
      MAIL_FROM: "guard@axisor.example",
      TELEGRAM_BOT_TOKEN: `123456:${"a".repeat(35)}`,
      OPERATOR_PING_URL: "https://ping.example/axisor",
      OPERATOR_EMAIL: "operator@axisor.example",
      OPERATOR_TELEGRAM_CHAT: "4711",
      OPERATOR_WEBHOOK_URL: "https://pager.example/hook",
      OPERATOR_WEBHOOK_SECRET: "s".repeat(32),
    };
    const unset = Object.fromEntries(Object.keys(added).map((key) => [key, undefined]));
    expect({ ...unset, ...readEnv(environmentOf(name, settings)) }).toMatchObject(unset);
    expect(readEnv(environmentOf(name, { ...settings, ...added }))).toMatchObject({
      ...added,
      OPERATOR_TELEGRAM_CHAT: 4711,
    });
  });

  test("makes 32 random bytes of each secret, and others the next time", async () => {
    const [one, other] = [(await written()).settings, (await written()).settings];
    const secrets = Object.keys(one).filter((name) => /(SECRET|PASSWORD|TOKEN)$/.test(name));
    expect(secrets.length).toBeGreaterThan(9);
    for (const name of secrets) {
      expect(one[name], name).toMatch(/^[0-9a-f]{64}$/);
      expect(one[name], name).not.toBe(other[name]);
    }
    expect(new Set(secrets.map((name) => one[name])).size).toBe(secrets.length);
  });

  test("adds what is missing and changes nothing else", async () => {
    await inPrivateDirectory(async (home) => {
      const out = join(home, ".env");
      await writeEnv({ out, host: "axisor.example", addMissing: false }, 0);
      const before = readFileSync(out, "utf8");
      expect(await writeEnv({ out, addMissing: true }, 0)).toEqual([]);
      expect(readFileSync(out, "utf8")).toBe(before);
    });
  });

  test.each(["", "https://axisor.example", "localhost", "a b.example"])(
    "refuses %j as a host",
    async (host) => {
      await expect(writeEnv({ out: "/nowhere/.env", host, addMissing: false }, 0)).rejects.toThrow(
        "--host takes",
      );
    },
  );
});
