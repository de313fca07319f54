import { existsSync } from "node:fs";
import { join } from "node:path";
import { inheritedEnv } from "#env";
import { CHECKOUT } from "../checkout.ts";
import { runProgram } from "../run-program.ts";
import { CHROMIUM_ARGS } from "./chromium-args.ts";

/** A process of its own, because the product does without the test runner's packages. */
const PROBE = join(CHECKOUT, "src", "testing", "infra", "open-page.ts");
const WITHIN_MS = 60_000;

/** Whether this browser does what the tests ask of it; one that lacks a library only shows it when it runs. */
export async function opensPages(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const env = inheritedEnv("test");
  const probed = await runProgram(process.execPath, [PROBE, file, ...CHROMIUM_ARGS], {
    env,
    timeoutMs: WITHIN_MS,
  });
  return probed.ok;
}
