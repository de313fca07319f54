import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { findOnPath } from "#cli/infra/find-on-path.ts";
import { inheritedEnv } from "#env";
import type { FromGenerator, LoadJob, LoadSeen, ToGenerator } from "./generator/load-job.ts";

const MAIN = fileURLToPath(new URL("./generator/main.ts", import.meta.url));

/** What runs the generator on one core alone, where there are several and a tool for it. */
const pinning = (): readonly string[] => {
  const taskset = findOnPath(["taskset"], inheritedEnv("production").PATH ?? "");
  const cores = availableParallelism();
  return taskset === undefined || cores < 2 ? [] : [taskset, "--cpu-list", String(cores - 1)];
};

/** Starts the generator as a process of its own. */
export const startGenerator = (job: LoadJob) => {
  const pin = pinning();
  const [program = process.execPath, ...args] = [...pin, process.execPath, MAIN];
  const child = spawn(program, args, {
    env: inheritedEnv("production"),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const tell = (message: ToGenerator): void => void child.send(message);
  const gone = once(child, "exit").then(([code]) => {
    throw new Error(`The generator ended with code ${code}`);
  });
  // Who waits for an answer hears of it; nobody else has to.
  gone.catch(() => undefined);
  const hear = async <Say extends FromGenerator["say"]>(say: Say) => {
    for (;;) {
      const [message]: FromGenerator[] = await Promise.race([once(child, "message"), gone]);
      if (message?.say === say) return message as Extract<FromGenerator, { readonly say: Say }>;
    }
  };
  return {
    isPinned: pin.length > 0,
    /** Resolves when everybody has come, with how many streams are open. */
    start: async (): Promise<number> => {
      const arrived = hear("arrived");
      tell({ say: "start", job });
      return (await arrived).open;
    },
    begin: () => tell({ say: "begin" }),
    end: async (): Promise<LoadSeen> => {
      const seen = hear("seen");
      tell({ say: "end" });
      return (await seen).seen;
    },
    kill: (): void => void child.kill("SIGKILL"),
  };
};
