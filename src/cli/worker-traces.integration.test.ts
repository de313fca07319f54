import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { commandArgs } from "#cli/infra/command-args.ts";
import { inheritedEnv } from "#env";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { startTraceReceiver } from "#testing/tracing/start-trace-receiver.ts";

let stage: Stage;
let receiver: Awaited<ReturnType<typeof startTraceReceiver>>;
let worker: ReturnType<typeof spawn>;

beforeAll(async () => {
  [stage, receiver] = await Promise.all([startStage(), startTraceReceiver()]);
});
afterAll(async () => {
  worker.kill("SIGKILL");
  await Promise.all([stage.stop(), receiver.stop()]);
});

const WAIT = { timeout: 20_000, interval: 50 };

type Sent = {
  readonly name: string;
  readonly traceId: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
};

/** Every span that was sent, as it came. */
const spans = (): readonly Sent[] =>
  receiver.received.flatMap(({ body }) =>
    JSON.parse(body).resourceSpans.flatMap((of: { scopeSpans: readonly { spans: readonly Sent[] }[] }) =>
      of.scopeSpans.flatMap((scope) => scope.spans),
    ),
  );

test("a worker that is told where sends each effect as one trace, the last ones as it ends", async () => {
  const trader = await stage.trader();
  await trader.guard((await trader.open()).id);
  worker = spawn(process.execPath, commandArgs("src/cli/worker.ts"), {
    env: {
      ...inheritedEnv("production"),
      ROLE: "worker",
      DATABASE_URL: stage.databaseUrl,
      LNMARKETS_URL: `${stage.paper.url}/v3`,
      LNMARKETS_STREAM_URL: stage.paper.streamUrl,
      VAULT_KEYRING: STAGE_KEYRING.text,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  if (worker.stdout !== null) createInterface({ input: worker.stdout }).on("line", (line) => said.push(line));
  const ended = new Promise<unknown>((resolve) => worker.once("exit", resolve));
  await vi.waitFor(() => expect(said.join()).toContain('"stream-up"'), WAIT);
  stage.move(95_400);
  await vi.waitFor(async () => expect(await trader.receipts()).not.toEqual([]), WAIT);
  worker.kill("SIGTERM");
  expect(await ended).toBe(0);
  const effect = spans().find(({ name }) => name === "exchange");
  const mine = spans().filter(({ traceId }) => traceId === effect?.traceId);
  expect(mine.map(({ name }) => name)).toEqual(expect.arrayContaining(["tick", "hit", "intent", "exchange"]));
  const [row] = await stage.sql`select traceparent from outbox where outcome = 'confirmed'`;
  expect(String(row?.["traceparent"])).toContain(effect?.traceId ?? "none");
  expect(said.filter((line) => line.includes('"level":50'))).toEqual([]);
}, 60_000);
