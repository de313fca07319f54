import { describe, expect, test } from "vitest";
import { readEnv } from "#env";
import { type Wiring, webEnv, workerEnv } from "./child-env.ts";

const SEALING_KEY = Buffer.alloc(32, 9).toString("base64");

const COUNTER_TOKEN = "t".repeat(64);

const SECRETS = {
  postgresPassword: "p".repeat(48),
  nextAuthSecret: "n".repeat(44),
  cronSecret: "c".repeat(48),
  paperAdminToken: "a".repeat(48),
  demoPassword: "d".repeat(12),
};

const wiring = (settings: Record<string, string> = {}, demo = true): Wiring => ({
  env: readEnv(settings),
  secrets: SECRETS,
  databaseUrl: "postgres://axisor:secret@127.0.0.1:5555/postgres",
  exchangeUrl: "http://127.0.0.1:4000/v3",
  streamUrl: "ws://127.0.0.1:4000/v1",
  counterToken: COUNTER_TOKEN,
  webPort: 3001,
  keys: {
    worker: { VAULT_KEYRING_FILE: "/keys/keyring.json", VAULT_KEYRING_IS_OURS: "true" },
    sealingKey: SEALING_KEY,
  },
  demo,
  outbox: demo,
  vapid: { publicKey: "public", privateKey: "private" },
});

describe("what a part is told", () => {
  test("is a configuration that the settings accept", () => {
    expect(readEnv(webEnv(wiring()))).toMatchObject({ ROLE: "web", PORT: 3001, HOST: "127.0.0.1" });
    expect(readEnv(workerEnv(wiring()))).toMatchObject({ ROLE: "worker", NODE_ENV: "production" });
  });

  test("gives the page what seals and never what opens", () => {
    expect(webEnv(wiring())).toMatchObject({ VAULT_SEALING_KEY: SEALING_KEY });
    expect(JSON.stringify(webEnv(wiring()))).not.toContain("keyring");
    expect(workerEnv(wiring())).toMatchObject({ VAULT_KEYRING_FILE: "/keys/keyring.json" });
  });

  test("never holds the exchange's admin token", () => {
    const told = JSON.stringify([webEnv(wiring()), workerEnv(wiring())]);
    expect(told).not.toContain(SECRETS.paperAdminToken);
  });

  test("opens accounts with play money by page and worker, and only where the paper exchange is ours", () => {
    for (const envOf of [webEnv, workerEnv]) {
      expect(readEnv(envOf(wiring())).PAPER_COUNTER_TOKEN).toBe(COUNTER_TOKEN);
      expect(envOf({ ...wiring(), counterToken: undefined })).not.toHaveProperty("PAPER_COUNTER_TOKEN");
    }
  });

  test("names no demo login where the demo is off", () => {
    expect(webEnv(wiring({}, true)).DEMO_EMAIL).toBe("demo@axisor.local");
    expect(webEnv(wiring({}, false)).DEMO_EMAIL).toBeUndefined();
    expect(webEnv(wiring({}, false)).DEMO_PASSWORD).toBeUndefined();
  });

  test("says where traces are taken, or nowhere", () => {
    const endpoint = "http://127.0.0.1:4318";
    for (const envOf of [webEnv, workerEnv]) {
      expect(envOf(wiring({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }))["OTEL_EXPORTER_OTLP_ENDPOINT"]).toBe(
        endpoint,
      );
      expect(envOf(wiring())).not.toHaveProperty("OTEL_EXPORTER_OTLP_ENDPOINT");
    }
  });

  test("opens the outbox only where it was decided to", () => {
    expect(readEnv(webEnv(wiring({}, true))).AXISOR_OUTBOX).toBe("open");
    expect(readEnv(webEnv(wiring({}, false))).AXISOR_OUTBOX).toBe("closed");
  });

  test("says where stolen passwords are looked up, or nowhere", () => {
    expect(webEnv(wiring()).BREACHED_PASSWORDS_URL).toBe("https://api.pwnedpasswords.com");
    expect(webEnv(wiring()).FIAT_RATES_URL).toContain("https://api.bcb.gov.br/");
    expect(webEnv(wiring({ FIAT_RATES_URL: "off" })).FIAT_RATES_URL).toBe("off");
    expect(webEnv(wiring({ BREACHED_PASSWORDS_URL: "off" })).BREACHED_PASSWORDS_URL).toBe("off");
  });

  test("tells both parts where whoever runs it is told, and the worker alone a port to be measured on", () => {
    const operating = {
      OPERATOR_TELEGRAM_CHAT: "4711",
      TELEGRAM_BOT_TOKEN: `4711:${"b".repeat(30)}`,
      OPERATOR_WEBHOOK_URL: "https://pager.example/hook",
      OPERATOR_WEBHOOK_SECRET: "s".repeat(32),
      OPERATOR_WARNING_TO: "email",
      OPERATOR_PING_URL: "https://ping.example/your-id",
      METRICS_TOKEN: "m".repeat(32),
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318",
    };
    const all = wiring({ ...operating, METRICS_PORT: "9464" });
    expect(webEnv(all)).toMatchObject({ ...operating, OPERATOR_DANGER_TO: "telegram,email,webhook" });
    expect(workerEnv(all)).toMatchObject({ ...operating, METRICS_PORT: "9464" });
    expect(webEnv(all)).not.toHaveProperty("METRICS_PORT");
  });

  test("keeps the owner's own secrets and address where they are set", () => {
    const own = {
      NEXTAUTH_SECRET: "o".repeat(40),
      CRON_SECRET: "o".repeat(20),
      NEXTAUTH_URL: "https://axisor.example",
      TRUSTED_PROXIES: "0",
      WEB_REPLICAS: "3",
      DATABASE_POOL: "7",
    };
    expect(webEnv(wiring(own))).toMatchObject(own);
  });

  test("lets both show their metrics by one token, and the worker alone on a port of their own", () => {
    const own = { METRICS_TOKEN: "m".repeat(32), METRICS_PORT: "9464", HOST: "0.0.0.0" };
    expect(readEnv(webEnv(wiring(own)))).toMatchObject({ METRICS_TOKEN: own.METRICS_TOKEN });
    expect(webEnv(wiring(own)).METRICS_PORT).toBeUndefined();
    expect(workerEnv(wiring(own))).toMatchObject(own);
  });

  test("makes the page listen where HOST says, not where the machine is named", () => {
    expect(webEnv(wiring({ HOST: "0.0.0.0" })).HOSTNAME).toBe("0.0.0.0");
  });
});
