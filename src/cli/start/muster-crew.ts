import type { ProcessIdentity } from "../infra/process-identity.ts";
import { identify } from "../infra/process-identity.ts";
import { forgetRunning, type Running, writeRunning } from "./running-file.ts";
import { type RunningPart, tailOf } from "./start-part.ts";

/** The running parts of one start: written down as they join, stopped in the reverse order. */
export type Crew = Readonly<{
  /** Aborted when the end has begun, whatever began it. */
  signal: AbortSignal;
  /** Takes a part in. Once the end has begun it fails, and the next `stopAll` stops the part. */
  join(part: RunningPart): void;
  /** The same for a part without which the product cannot go on. */
  joinVital(part: RunningPart, stopSignal: "SIGTERM" | "SIGINT"): void;
  note(facts: Partial<Pick<Running, "url" | "paperUrl" | "demo">>): void;
  /** Resolves, in words, when a vital part has ended unasked. */
  lost: Promise<string>;
  stopAll(): Promise<void>;
}>;

/** Opens the note on disk; from here on a kill -9 leaves nothing that the next start cannot find. */
export function musterCrew(runningFile: string): Crew {
  const launcher = ownIdentity();
  const ending = new AbortController();
  const { promise: lost, resolve: lose } = Promise.withResolvers<string>();
  const parts = new Map<string, { part: RunningPart; signal: "SIGTERM" | "SIGINT" }>();
  let facts: Partial<Running> = {};
  const save = () => {
    const list = [...parts.values()].map(({ part, signal }) => ({
      name: part.name,
      identity: part.identity,
      signal,
    }));
    writeRunning(runningFile, { ...facts, launcher, parts: list });
  };
  const add = (part: RunningPart, signal: "SIGTERM" | "SIGINT") => {
    parts.set(part.name, { part, signal });
    if (ending.signal.aborted) throw new Error(`The ${part.name} came too late.`);
    save();
  };
  save();
  return {
    signal: ending.signal,
    lost,
    join: (part) => add(part, "SIGTERM"),
    joinVital: (part, signal) => {
      add(part, signal);
      part.ended.then((how) =>
        lose(`The ${part.name} ${how}; the end of ${part.logFile} says:\n${tailOf(part.logFile)}`),
      );
    },
    note: (more) => {
      facts = { ...facts, ...more };
      save();
    },
    stopAll: async () => {
      ending.abort();
      for (const { part } of [...parts.values()].reverse()) await part.stop();
      parts.clear();
      forgetRunning(runningFile);
    },
  };
}

function ownIdentity(): ProcessIdentity {
  const own = identify(process.pid);
  if (own === undefined) throw new Error("This system does not tell when a process began.");
  return own;
}
