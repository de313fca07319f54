import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EnvError, imposeSettings, inheritedEnv, readEnv } from "./env.ts";

function mistakesOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.mistakes;
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("an empty environment is a complete configuration on the loopback interface", () => {
    const env = readEnv({});
    expect(env).toMatchObject({ HOST: "127.0.0.1", PORT: 3000, ROLE: "all", portWasSet: false });
    expect(env.DATABASE_URL).toBeUndefined();
  });

  test("a port that was asked for is told from the default", () => {
    expect(readEnv({ PORT: "3000" })).toMatchObject({ PORT: 3000, portWasSet: true });
  });

  test("a variable set to nothing counts as not set", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: " " })).toMatchObject({ PORT: 3000, portWasSet: false });
  });

  test.each(["abc", "0", "65536", "-1", "80.5", "1e3"])(
    "refuses the port %s in one line that shows it",
    (value) => {
      expect(mistakesOf({ PORT: value })).toHaveLength(1);
      expect(mistakesOf({ PORT: value })[0]).toMatch(
        /^PORT: must be a whole number between 1 and 65535, got /,
      );
      expect(mistakesOf({ PORT: value })[0]).toContain(value);
    },
  );

  test("how many proxies are believed and how many machines serve are small whole numbers", () => {
    expect(readEnv({ TRUSTED_PROXIES: "2", WEB_REPLICAS: "4" })).toMatchObject({
      TRUSTED_PROXIES: 2,
      WEB_REPLICAS: 4,
    });
    expect(readEnv({}).TRUSTED_PROXIES).toBeUndefined();
    expect(readEnv({}).WEB_REPLICAS).toBe(1);
    for (const wrong of ["-1", "1.5", "all", "11"]) {
      const [line] = mistakesOf({ TRUSTED_PROXIES: wrong });
      expect(line).toMatch(/^TRUSTED_PROXIES: must be a whole number between 0 and 10, got /);
      expect(line).toContain(wrong);
    }
    expect(mistakesOf({ WEB_REPLICAS: "0" })).toEqual([
      "WEB_REPLICAS: must be a whole number between 1 and 1000, got 0",
    ]);
  });

  test("every mistake gets a line of its own", () => {
    const mistakes = mistakesOf({
      PORT: "x",
      ROLE: "boss",
      DATABASE_URL: "mysql://db",
      VAULT_SEALING_KEY: "c2hvcnQ=",
      CRON_SECRET: "short",
    });
    expect(mistakes.map((line) => line.split(":")[0])).toEqual([
      "PORT",
      "ROLE",
      "DATABASE_URL",
      "VAULT_SEALING_KEY",
      "CRON_SECRET",
    ]);
  });

  test.each(["sslmode=prefer", "sslmode=no-verify", "sslmode=", "ssl=allow", "a=b&sslmode=allow"])(
    "a database is never reached perhaps in secret: %s",
    (query) => {
      expect(mistakesOf({ DATABASE_URL: `postgres://db.example/axisor?${query}` })).toEqual([
        "DATABASE_URL: must say sslmode=verify-full, or disable on a network of your own, or nothing of it",
      ]);
    },
  );

  test.each(["", "?sslmode=verify-full", "?sslmode=disable", "?ssl=true&a=b", "?sslrootcert=/run/ca.pem"])(
    "a database is reached in a known way: %s",
    (query) => {
      const url = `postgres://db.example/axisor${query}`;
      expect(readEnv({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
    },
  );

  test.each(["on", "ftp://list.example", "api.pwnedpasswords.com"])(
    "the list of stolen passwords is a URL or off, not %s",
    (value) => {
      expect(mistakesOf({ BREACHED_PASSWORDS_URL: value })).toEqual([
        "BREACHED_PASSWORDS_URL: must be a URL such as https://api.pwnedpasswords.com, or off",
      ]);
      expect(readEnv({ BREACHED_PASSWORDS_URL: "off" }).BREACHED_PASSWORDS_URL).toBe("off");
      expect(readEnv({}).BREACHED_PASSWORDS_URL).toBe("https://api.pwnedpasswords.com");
    },
  );

  test("a wrong secret is refused without being shown", () => {
    expect(mistakesOf({ VAULT_SEALING_KEY: "hunter2", CRON_SECRET: "hunter2" }).join()).not.toContain(
      "hunter2",
    );
  });

  test.each([
    ["UPSTASH_REDIS_REST_URL", "https://kv.example", "UPSTASH_REDIS_REST_TOKEN"],
    ["UPSTASH_REDIS_REST_TOKEN", "secret", "UPSTASH_REDIS_REST_URL"],
    ["LNMARKETS_STREAM_URL", "ws://127.0.0.1:4000/v1", "LNMARKETS_URL"],
    ["OPERATOR_EMAIL", "operator@axisor.example", "SMTP_URL"],
    ["OPERATOR_TELEGRAM_CHAT", "123456789", "TELEGRAM_BOT_TOKEN"],
    ["OPERATOR_WEBHOOK_URL", "https://pager.example/hook", "OPERATOR_WEBHOOK_SECRET"],
    ["OPERATOR_WEBHOOK_SECRET", "0123456789abcdef0123456789abcdef", "OPERATOR_WEBHOOK_URL"],
  ])("%s alone names its missing half", (name, value, missing) => {
    expect(mistakesOf({ [name]: value })).toEqual([`${missing}: must be set too, because ${name} is set`]);
  });

  test("traders are told by mail and Telegram where no operator is", () => {
    const ways = {
      SMTP_URL: "smtps://axisor:secret@mail.example:465",
      MAIL_FROM: "Axisor <guard@axisor.example>",
      TELEGRAM_BOT_TOKEN: "123456789:AAE_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    };
    expect(mistakesOf(ways)).toEqual([]);
    const operator = { OPERATOR_EMAIL: "operator@axisor.example", OPERATOR_TELEGRAM_CHAT: "123456789" };
    expect(readEnv({ ...ways, ...operator })).toMatchObject({ OPERATOR_TELEGRAM_CHAT: 123_456_789 });
  });

  test("alerts go everywhere that is set up, or where each severity is sent to", () => {
    const all = ["telegram", "email", "webhook"];
    expect(readEnv({})).toMatchObject({ OPERATOR_DANGER_TO: all, OPERATOR_WARNING_TO: all });
    expect(readEnv({ OPERATOR_WARNING_TO: "email,webhook" }).OPERATOR_WARNING_TO).toEqual([
      "email",
      "webhook",
    ]);
  });

  const PAGER = { OPERATOR_WEBHOOK_URL: "https://pager.example/hook" };

  test.each([
    [
      "OPERATOR_EMAIL",
      "operator",
      "must be an e-mail address",
      { SMTP_URL: "smtp://mail.example:25", MAIL_FROM: "a@b.example" },
    ],
    [
      "OPERATOR_TELEGRAM_CHAT",
      "-1001234567890",
      "must be the id of a private chat with the bot, such as 123456789",
      { TELEGRAM_BOT_TOKEN: "123456789:AAE_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
    ],
    [
      "OPERATOR_TELEGRAM_CHAT",
      "@operator",
      "must be the id of a private chat with the bot, such as 123456789",
      { TELEGRAM_BOT_TOKEN: "123456789:AAE_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" },
    ],
    [
      "OPERATOR_WEBHOOK_URL",
      "pager.example",
      "must be a URL such as https://pager.example/hook",
      { OPERATOR_WEBHOOK_SECRET: "0123456789abcdef0123456789abcdef" },
    ],
    ["OPERATOR_WEBHOOK_SECRET", "short", "must be at least 32 characters long", PAGER],
    [
      "OPERATOR_DANGER_TO",
      "telegram,pager",
      'must be of telegram, email, webhook with commas between them, got "telegram,pager"',
      {},
    ],
    [
      "OPERATOR_WARNING_TO",
      "email;webhook",
      'must be of telegram, email, webhook with commas between them, got "email;webhook"',
      {},
    ],
    ["OPERATOR_PING_URL", "ftp://ping.example", "must be a URL such as https://ping.example/your-id", {}],
  ])("%s is refused as %s", (name, value, why, others) => {
    expect(mistakesOf({ ...others, [name]: value })).toEqual([`${name}: ${why}`]);
  });

  test.each([
    ["LNMARKETS_URL", "https://api.lnmarkets.com/v3"],
    ["LNMARKETS_STREAM_URL", "wss://stream.lnmarkets.com/v1"],
  ])("%s never names the mainnet exchange", (name, value) => {
    const lines = mistakesOf({ LNMARKETS_URL: "http://127.0.0.1:1/v3", [name]: value });
    expect(lines).toEqual([`${name}: must not name the mainnet exchange; it replaces the paper exchange`]);
  });

  test("a child inherits the machine's variables and none of ours", () => {
    const source = { PATH: "/bin", DATABASE_URL: "postgres://x", PORT: "1", NODE_ENV: "development" };
    expect(inheritedEnv("production", source)).toEqual({ PATH: "/bin", NODE_ENV: "production" });
  });

  test("a child throws things away where its parent does", () => {
    const source = { AXISOR_RUNS_DIR: "/memory/runs" };
    expect(inheritedEnv("test", source)).toEqual({ AXISOR_RUNS_DIR: "/memory/runs", NODE_ENV: "test" });
  });

  test("what the caller said goes before what was set, and the rest stays", () => {
    const source: Record<string, string | undefined> = { ROLE: "all", PORT: "1" };
    imposeSettings({ ROLE: "web", HOSTNAME: "0.0.0.0" }, source);
    expect(source).toEqual({ ROLE: "web", HOSTNAME: "0.0.0.0", PORT: "1" });
  });
});

describe("where the files of a build are", () => {
  const CDN = "https://static.axisor.example/axisor";

  test("is an address without an end, or nowhere else", () => {
    expect(readEnv({ ASSET_PREFIX: `${CDN}/` }).ASSET_PREFIX).toBe(CDN);
    expect(readEnv({}).ASSET_PREFIX).toBeUndefined();
  });

  test.each([
    "static.axisor.example",
    "/static",
    "https://static.axisor.example/?v=1",
    "https://a.example; x",
  ])("is not %s", (value) => {
    expect(mistakesOf({ ASSET_PREFIX: value }).join()).toMatch(/^ASSET_PREFIX: must be /);
  });

  test("is what the build was made with, whatever the process is told", () => {
    expect(readEnv({}, CDN).ASSET_PREFIX).toBe(CDN);
    expect(readEnv({ ASSET_PREFIX: CDN }, CDN).ASSET_PREFIX).toBe(CDN);
    expect(() => readEnv({ ASSET_PREFIX: CDN }, "")).toThrow(
      "ASSET_PREFIX: is not what this build was made with; build anew, or leave it out",
    );
  });
});

describe("secrets in files", () => {
  let directory = "";
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "axisor-settings-"));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const fileWith = (name: string, text: string): string => {
    const file = join(directory, name);
    writeFileSync(file, text);
    return file;
  };

  test.each([
    ["DATABASE_URL", "postgres://axisor:secret@db.example:5432/axisor", {}],
    ["NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef", {}],
    ["CRON_SECRET", "0123456789abcdef", {}],
    ["METRICS_TOKEN", "0123456789abcdef0123456789abcdef", {}],
    ["PAPER_COUNTER_TOKEN", "0123456789abcdef0123456789abcdef", { LNMARKETS_URL: "http://127.0.0.1:1/v3" }],
    ["UPSTASH_REDIS_REST_TOKEN", "token", { UPSTASH_REDIS_REST_URL: "https://kv.example" }],
    ["SMTP_URL", "smtps://axisor:secret@mail.example:465", { MAIL_FROM: "guard@axisor.example" }],
    ["TELEGRAM_BOT_TOKEN", "123456789:AAE_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", {}],
    ["VAPID_PRIVATE_KEY", "private", { VAPID_PUBLIC_KEY: "public" }],
    [
      "OPERATOR_WEBHOOK_SECRET",
      "0123456789abcdef0123456789abcdef",
      { OPERATOR_WEBHOOK_URL: "https://pager.example/hook" },
    ],
    ["OPERATOR_PING_URL", "https://ping.example/id", {}],
    ["PROBE_KEY", "key", { PROBE_SECRET: "secret", PROBE_PASSPHRASE: "passphrase" }],
    ["PROBE_SECRET", "secret", { PROBE_KEY: "key", PROBE_PASSPHRASE: "passphrase" }],
    ["PROBE_PASSPHRASE", "passphrase", { PROBE_KEY: "key", PROBE_SECRET: "secret" }],
  ])("%s is read from the file that %s_FILE names, without its last line's end", (name, value, others) => {
    const file = fileWith(name, `${value}\n`);
    expect(readEnv({ ...others, [`${name}_FILE`]: file })).toMatchObject({ [name]: value });
    expect(readEnv({ ...others, [name]: value, [`${name}_FILE`]: "" })).toMatchObject({ [name]: value });
  });

  test("a file that is not there, cannot be read, is empty or holds two lines gets one line that names it", () => {
    const absent = join(directory, "absent");
    const empty = fileWith("empty", " \n");
    const two = fileWith("two", "hunter2\nhunter3\n");
    expect(
      mistakesOf({
        DATABASE_URL_FILE: absent,
        NEXTAUTH_SECRET_FILE: directory,
        CRON_SECRET_FILE: empty,
        METRICS_TOKEN_FILE: two,
      }),
    ).toEqual([
      `DATABASE_URL_FILE: names a file that is not there (${absent})`,
      `NEXTAUTH_SECRET_FILE: names a file that cannot be read (${directory})`,
      `CRON_SECRET_FILE: names a file that is empty (${empty})`,
      `METRICS_TOKEN_FILE: names a file of more than one line (${two})`,
    ]);
  });

  test("a secret that cannot be read is not told to be missing where another setting needs it", () => {
    const absent = join(directory, "absent");
    expect(
      mistakesOf({ UPSTASH_REDIS_REST_URL: "https://kv.example", UPSTASH_REDIS_REST_TOKEN_FILE: absent }),
    ).toEqual([`UPSTASH_REDIS_REST_TOKEN_FILE: names a file that is not there (${absent})`]);
  });

  test("a secret in a file and in a variable is one too many", () => {
    const file = fileWith("both", "0123456789abcdef");
    expect(mistakesOf({ CRON_SECRET: "0123456789abcdef", CRON_SECRET_FILE: file })).toEqual([
      "CRON_SECRET: set it or CRON_SECRET_FILE, not both",
    ]);
  });

  test("a wrong value is told by the file's setting, without being shown", () => {
    const lines = mistakesOf({ CRON_SECRET_FILE: fileWith("short", "hunter2") });
    expect(lines).toEqual(["CRON_SECRET_FILE: must be at least 16 characters long"]);
  });

  test("the keyring's file is a setting of its own: its path is handed on, and it is not read here", () => {
    const file = join(directory, "keyring.json");
    expect(readEnv({ VAULT_KEYRING_FILE: file })).toMatchObject({ VAULT_KEYRING_FILE: file });
  });

  test("a child is not told where its parent's secrets are kept", () => {
    const source = { PATH: "/bin", DATABASE_URL_FILE: "/run/secrets/url", PROFILE_FILE: "/etc/profile" };
    expect(inheritedEnv("production", source)).toEqual({
      NODE_ENV: "production",
      PATH: "/bin",
      PROFILE_FILE: "/etc/profile",
    });
  });
});
