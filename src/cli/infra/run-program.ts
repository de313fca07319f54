import { spawn } from "node:child_process";
import type { ProcessEnv } from "#env";

export type ProgramResult = Readonly<{ ok: boolean; output: string }>;

/** Runs a program to its end and keeps what it said; one that cannot be started is one that failed. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: Readonly<{ cwd?: string; env?: ProcessEnv; timeoutMs?: number }> = {},
): Promise<ProgramResult> {
  const { timeoutMs, ...rest } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...rest,
      stdio: ["ignore", "pipe", "pipe"],
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
    });
    let output = "";
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => resolve({ ok: false, output: error.message }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
