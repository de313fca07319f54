import { SERVER_FILE, SERVER_FLAGS } from "#cli/start/build-product.ts";
import type { RunningPart } from "#cli/start/start-part.ts";
import { waitForPage } from "#cli/start/wait-for-page.ts";
import type { ProcessEnv } from "#env";
import type { Processes } from "./watch-processes.ts";

type WebWish = {
  readonly port: number;
  /** Asked at each start. */
  readonly envOf: () => ProcessEnv;
};

/** A web process of an installation: it is killed and started by itself, on the same port. */
export type InstallationWeb = Readonly<{
  port: number;
  pid(): number;
  stop(): Promise<void>;
  /** Tells it to end, and waits until it has. */
  drain(): Promise<void>;
  /** With another server file, another version; `before` goes to Node, before what it runs. */
  start(serverFile?: string, before?: readonly string[]): Promise<void>;
}>;

/** Starts a web process and waits until its page answers. */
export const openWeb = async (processes: Processes, { port, envOf }: WebWish): Promise<InstallationWeb> => {
  const start = async (serverFile = SERVER_FILE, before: readonly string[] = []): Promise<RunningPart> => {
    const args = [...SERVER_FLAGS, ...before, serverFile];
    const part = processes.start({ name: "web server", args, env: envOf(), log: `web-${port}.log` });
    if (await waitForPage(`http://127.0.0.1:${port}/`, part)) return part;
    await processes.kill(part);
    throw new Error("The page does not answer");
  };
  let running = await start();
  return {
    port,
    pid: () => running.identity.pid,
    stop: () => processes.kill(running),
    drain: () => processes.drain(running),
    start: async (serverFile, before) => {
      running = await start(serverFile, before);
    },
  };
};
