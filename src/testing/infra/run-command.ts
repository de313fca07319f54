import { spawn } from "node:child_process";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { commandArgs } from "#cli/infra/command-args.ts";
import { inheritedEnv } from "#env";

/** Runs a file of this checkout as its command does, until it ends: with what code, and what it said where. */
export const runCommand = async (file: string, flags: readonly string[]) => {
  const child = spawn(process.execPath, commandArgs(file, flags), {
    ...{ cwd: CHECKOUT, env: inheritedEnv("production"), stdio: ["ignore", "pipe", "pipe"] },
  });
  const [out, wrong]: [string[], string[]] = [[], []];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => wrong.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out: out.join(""), wrong: wrong.join("") };
};
