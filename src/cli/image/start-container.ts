import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inheritedEnv } from "#env";
import type { DebianProgram } from "../infra/debian/unpack-debian-program.ts";
import { type ProgramResult, runProgram } from "../infra/run-program.ts";
import { type ContainerWish, describeContainer } from "./describe-container.ts";
import type { RunningRole } from "./start-role.ts";
import { watchChild } from "./watch-child.ts";

export type RunningContainer = RunningRole & {
  /** Runs words in it as an engine does a health check: the image's own unless told otherwise. */
  checkHealth(words?: readonly string[]): Promise<ProgramResult>;
};

export type Runtime = {
  readonly runc: DebianProgram;
  /** Where it keeps what it knows of its containers; a directory that is there. */
  readonly home: string;
};

let started = 0;

/** Starts a role in a container of the image, by what engines start theirs with. */
export const startContainer = ({ runc, home }: Runtime, wish: ContainerWish): RunningContainer => {
  started += 1;
  const id = `axisor-${process.pid}-${started}`;
  const bundle = join(home, id);
  mkdirSync(bundle);
  writeFileSync(join(bundle, "config.json"), JSON.stringify(describeContainer(wish)));
  const libraries = runc.libraryPath === undefined ? {} : { LD_LIBRARY_PATH: runc.libraryPath };
  const env = { ...inheritedEnv("test"), ...libraries };
  const wordsOf = (...words: readonly string[]) => ["--root", join(home, "state"), ...words];
  const watched = watchChild(
    spawn(runc.file, wordsOf("run", "--bundle", bundle, id), { env, stdio: ["ignore", "pipe", "pipe"] }),
  );
  const tell = (...words: readonly string[]) => runProgram(runc.file, wordsOf(...words), { env });
  return {
    ...watched,
    stop: async (signal) => {
      const { ok, output } = await tell("kill", id, signal);
      if (!ok && !watched.hasEnded()) throw new Error(`The container could not be sent ${signal}: ${output}`);
      return watched.ended;
    },
    checkHealth: (words = wish.image.health) => tell("exec", id, ...words),
  };
};
