import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { inheritedEnv } from "#env";
import { cpuSecondsOf, memoryOf } from "#testing/load/cpu-of.ts";
import type { LoadSeen, LoadUser } from "#testing/load/generator/load-job.ts";
import { startGenerator } from "#testing/load/start-generator.ts";
import type { Part, Values } from "../bench.ts";
import { atMost, exactly } from "../figure.ts";
import { say } from "../say.ts";
import type { LoadSizes, LoadStage } from "./load-stage.ts";

const BARE = fileURLToPath(new URL("./bare-fan-out.ts", import.meta.url));
const SETTLE_MS = 5_000;
const SECONDS = 20;
const ARRIVALS = 250;

type Fan = {
  /** The longest time from when the process looked for a price to tell to when the last stream heard it. */
  readonly lastMs: number;
  /** Processor time of the process for each message to each client, in microseconds. */
  readonly cpuUs: number;
  /** Bytes of memory for each client. */
  readonly memory: number;
  readonly seen: LoadSeen;
};

/** Lets users do nothing but listen to one process. */
const listen = async (pid: number, port: number, users: readonly LoadUser[]): Promise<Fan> => {
  const before = memoryOf(pid);
  const job = { ports: [port], users, thinkMs: 1, arrivals: ARRIVALS, newcomers: 0, isAsking: false };
  const generator = startGenerator(job);
  try {
    say(`${await generator.start()} of ${users.length} streams are open`);
    await sleep(SETTLE_MS);
    generator.begin();
    const cpu = cpuSecondsOf(pid);
    await sleep(SECONDS * 1_000);
    const took = cpuSecondsOf(pid) - cpu;
    const memory = (memoryOf(pid) - before) / users.length;
    const seen = await generator.end();
    const { delivered, fanOutMs } = seen.streams;
    say(
      `${delivered} prices delivered, ${took.toFixed(2)} s of a core, generator ${seen.cores.toFixed(2)} cores`,
    );
    return { lastMs: fanOutMs.max, cpuUs: (1e6 * took) / delivered, memory, seen };
  } finally {
    generator.kill();
  }
};

const startBare = async () => {
  const child = spawn(process.execPath, [BARE], {
    env: inheritedEnv("production"),
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout }))
    return {
      pid: child.pid ?? 0,
      port: z.object({ port: z.int() }).parse(JSON.parse(line)).port,
      stop: () => child.kill(),
    };
  throw new Error("The bare server did not start");
};

const listenToBare = async (users: readonly LoadUser[]): Promise<Fan> => {
  const { pid, port, stop } = await startBare();
  try {
    return await listen(pid, port, users);
  } finally {
    stop();
  }
};

/** What it costs to tell everybody a price, beside a server that does nothing else. */
export const fanOut = ({ subscribers, isFull }: LoadSizes): Part<LoadStage> => {
  const to = `${subscribers.toLocaleString("en")} idle streams`;
  const names = {
    last: `a price to ${to}: until the last has heard it`,
    ratio: `processor time of that / of bare node:http with the same bytes`,
    lost: `prices lost on the way to ${to}`,
    cpu: `processor time for each message to a client, ${to}`,
    bare: "reference: the same of bare node:http",
    memory: `memory for each of ${to}`,
    bareMemory: "reference: the same of bare node:http, memory",
  };
  return {
    title: "fan-out",
    figures: [
      { name: names.last, unit: "ms", target: atMost(500) },
      { name: names.ratio, unit: "ratio", target: atMost(3) },
      { name: names.lost, unit: "prices", target: exactly(0) },
      { name: names.cpu, unit: "us", target: null },
      { name: names.bare, unit: "us", target: null },
      { name: names.memory, unit: "KiB", target: null },
      { name: names.bareMemory, unit: "KiB", target: null },
    ],
    measure: async (stage): Promise<Values> => {
      const { installation, users } = await stage.load();
      const [web] = installation.webs;
      if (web === undefined) throw new Error("There is no web process");
      const chosen = users.slice(0, subscribers);
      const bare = await listenToBare(chosen);
      const ours = await listen(web.pid(), web.port, chosen);
      say(isFull ? "in full" : "small: --full is what is promised");
      return {
        [names.last]: ours.lastMs,
        [names.ratio]: ours.cpuUs / bare.cpuUs,
        [names.lost]: ours.seen.streams.lost,
        [names.cpu]: ours.cpuUs,
        [names.bare]: bare.cpuUs,
        [names.memory]: ours.memory / 1_024,
        [names.bareMemory]: bare.memory / 1_024,
      };
    },
  };
};
