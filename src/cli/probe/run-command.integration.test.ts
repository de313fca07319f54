import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import { commandArgs } from "#cli/infra/command-args.ts";
import { inheritedEnv } from "#env";
import type { PaperKey } from "#paper-exchange/paper-exchange.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";
import { printFindings } from "./print-findings.ts";
import type * as Facts from "./record-facts.ts";
import type { runCommand as RunCommand } from "./run-command.ts";

const PASSPHRASE = "correct horse";
const directory = mkdtempSync(join(tmpdir(), "axisor-probe-"));
let database: TestDatabase;
let test: TestExchange;
let key: PaperKey;
let runCommand: typeof RunCommand;
let facts: typeof Facts;

beforeAll(async () => {
  database = await createTestDatabase();
  test = await startTestExchange({ startAt: Date.now(), speed: 1, balance: 100_000 });
  const permissions = ["account:read", "futures:isolated:read", "futures:isolated:write"];
  key = test.exchange.createKey(test.owner.accountId, { permissions, active: true });
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("LNMARKETS_URL", `${test.exchange.url}/v3`);
  vi.stubEnv("PROBE_KEY", key.key);
  vi.stubEnv("PROBE_SECRET", key.secret);
  vi.stubEnv("PROBE_PASSPHRASE", key.passphrase);
  // Settings are read once for all: these are for this file alone.
  vi.resetModules();
  ({ runCommand } = await import("./run-command.ts"));
  facts = await import("./record-facts.ts");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.resetModules();
  await test.exchange.stop();
  await database.drop();
  rmSync(directory, { recursive: true });
});

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
});

const watch = (terminal: Parameters<typeof RunCommand>[1]["terminal"]) => ({
  terminal,
  say: (text: string) => void said.push(text),
  isStopped: () => false,
  sleep: async () => {},
});
const typing = (answer: string) => ({ ask: async () => answer, askHidden: async () => answer });
const opened = () => [...test.exchange.ledger()].filter(({ kind }) => kind === "order-margin").length;
const saysNothingSecret = (output: string) => {
  for (const part of [key.key, key.secret, key.passphrase, PASSPHRASE]) expect(output).not.toContain(part);
};

describe("a probe of paper", () => {
  it("records what it saw where the configuration reads it, and shows no part of the key", async () => {
    const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    const report = await runCommand({ network: "paper", yes: true }, watch(null));
    printFindings(report.findings);
    out.mockRestore();
    expect(report.facts).toMatchObject({
      backDatedAccepted: true,
      readsOwnWrites: true,
      clientIdUnique: false,
    });
    expect(report.leftOpen).toEqual([]);
    expect(await facts.recordFacts(report.facts)).toBeNull();
    const { db, close } = openDatabase(database.url, { max: 1, name: "test" });
    expect(await createPostgresObservedNetworks(db).of("paper")).toEqual(report.facts);
    await close();
    const output = [...said, JSON.stringify(report)].join("\n");
    expect(output).toContain("carried out twice");
    saysNothingSecret(output);
  });

  it("moves nothing where nobody can answer, or the answer is no", async () => {
    const before = opened();
    for (const terminal of [null, typing("n")]) {
      const report = await runCommand({ network: "paper", yes: false }, watch(terminal));
      expect(report.findings.find(({ question }) => question.includes("twice"))?.verdict).toBe("not-probed");
      expect(report.facts.stampWindowMs).toBeGreaterThanOrEqual(30_000);
    }
    expect(opened()).toBe(before);
  });

  it("records later what was printed", async () => {
    const report = await runCommand({ network: "paper", yes: false }, watch(null));
    const file = join(directory, "seen.json");
    writeFileSync(file, JSON.stringify({ ...report, recorded: false }));
    expect(facts.readFacts(file)).toEqual(report.facts);
    writeFileSync(file, JSON.stringify({ facts: report.facts }));
    expect(facts.readFacts(file)).toEqual(report.facts);
    writeFileSync(file, "{}");
    expect(() => facts.readFacts(file)).toThrow("does not hold what npm run probe prints");
  });
});

describe("mainnet", () => {
  it("is probed by nobody who is not there, and only after its name was typed", async () => {
    const probe = (terminal: Parameters<typeof watch>[0]) =>
      runCommand({ network: "mainnet", yes: false }, watch(terminal));
    await expect(probe(null)).rejects.toThrow("in a terminal only");
    await expect(probe(typing("y"))).rejects.toThrow("Stopped before anything was asked.");
  });
});

describe("the command", () => {
  const run = (settings: Record<string, string>, ...argv: string[]) =>
    new Promise<{ output: string; code: number | null }>((resolve) => {
      const env = { ...inheritedEnv("test"), ...settings };
      const child = spawn(process.execPath, commandArgs("src/cli/probe.ts", argv), {
        env,
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (data) => (output += String(data)));
      child.on("close", (code) => resolve({ output, code }));
    });

  it("shows no part of the key when an exchange sends it back in its refusal", async () => {
    const server = createServer((request, response) => {
      const isTime = request.url === "/v3/time";
      response.writeHead(isTime ? 200 : 401, { "content-type": "application/json" });
      const echo = JSON.stringify(request.rawHeaders);
      response.end(
        JSON.stringify(isTime ? { time: new Date().toISOString() } : { message: `You sent ${echo}` }),
      );
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
    const { port } = server.address() as AddressInfo;
    const settings = {
      LNMARKETS_URL: `http://127.0.0.1:${port}/v3`,
      PROBE_KEY: key.key,
      PROBE_SECRET: key.secret,
      PROBE_PASSPHRASE: PASSPHRASE,
    };
    const { output, code } = await run(settings, "--network", "paper", "--yes");
    server.close();
    expect(code).toBe(1);
    expect(output).toContain("The account cannot be read with this key (401");
    saysNothingSecret(output);
  });
});
