import { execFileSync } from "node:child_process";
import { cpus, platform, release, totalmem } from "node:os";
import { CHECKOUT } from "#cli/infra/checkout.ts";

/** What the figures were measured on, in one line. */
export const machine = (): string => {
  const processors = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = processors[0]?.model ?? "unknown processor";
  return `${processors.length} x ${model}, ${memory} GiB, ${platform()} ${release()}, Node ${process.versions.node}`;
};

const git = (...args: readonly string[]): string =>
  execFileSync("git", args, { cwd: CHECKOUT, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();

/** The commit that was measured; marked where files differ from it that benches did not write, unknown outside a checkout. */
export const commit = (): string => {
  try {
    const isChanged = git("status", "--porcelain", "--", ".", ":!bench/results") !== "";
    return `${git("rev-parse", "HEAD")}${isChanged ? " (changed)" : ""}`;
  } catch {
    return "unknown";
  }
};
