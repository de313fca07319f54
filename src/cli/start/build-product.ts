import { spawn } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { env, inheritedEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { readJson, writePrivateJson } from "../infra/private-file.ts";
import { printProgress, printStep } from "../print.ts";
import { buildServiceWorker } from "./build-service-worker.ts";
import { readFirstLoads } from "./first-load.ts";
import { overBudget } from "./first-load-budgets.ts";
import { sourceFingerprint } from "./source-fingerprint.ts";

const BUILD = join(CHECKOUT, ".next");
const STANDALONE = join(BUILD, "standalone");
const NOTE = join(BUILD, "axisor-build.json");
const FIRST_BUILD_MS = 60_000;

const noteSchema = z.object({ fingerprint: z.string(), tookMs: z.number().positive() });

export const SERVER_FILE = join(STANDALONE, "server.js");

/**
 * What Node is told before it: answers come and go by the thousand, and with little room for what is new most of it is copied
 * before it is done with.
 */
export const SERVER_FLAGS = ["--max-semi-space-size=32"] as const;

/** Builds the product when there is no build of these very sources; with `cache` off nothing is kept for the next build. */
export async function buildProduct(
  signal: AbortSignal,
  cache: "on" | "off" = env().BUILD_CACHE,
): Promise<void> {
  const fingerprint = sourceFingerprint(CHECKOUT, env().ASSET_PREFIX);
  const last = noteSchema.safeParse(readJson(NOTE)).data;
  const exists = existsSync(SERVER_FILE);
  if (exists && last?.fingerprint === fingerprint) {
    printStep("The build is up to date");
    return;
  }
  const reason = exists ? "the sources changed" : "there is no build yet";
  rmSync(NOTE, { force: true });
  const tookMs = await runNextBuild({
    ...{ text: `Building the product (${reason})`, expectedMs: last?.tookMs ?? FIRST_BUILD_MS },
    ...{ cache, signal },
  });
  const heavy = overBudget(readFirstLoads(CHECKOUT));
  if (heavy.length > 0) throw new Error(`The build is too heavy:\n${heavy.join("\n")}`);
  await buildServiceWorker(fingerprint);
  completeStandalone();
  writePrivateJson(NOTE, { fingerprint, tookMs });
}

/** The standalone tree is delivered without the files a browser fetches. */
function completeStandalone(): void {
  if (!existsSync(SERVER_FILE)) throw new Error(`The build made no ${SERVER_FILE}.`);
  const pairs = [
    [join(CHECKOUT, "public"), join(STANDALONE, "public")],
    [join(BUILD, "static"), join(STANDALONE, ".next", "static")],
  ] as const;
  for (const [from, to] of pairs) {
    rmSync(to, { recursive: true, force: true });
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  }
}

type NextBuild = {
  readonly text: string;
  readonly expectedMs: number;
  readonly cache: "on" | "off";
  readonly signal: AbortSignal;
};

/** Resolves with the time it took. The bar runs by the last build's time and waits near its end. */
function runNextBuild({ text, expectedMs, cache, signal }: NextBuild): Promise<number> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const progress = printProgress(text, 100);
  const began = Date.now();
  const timer = setInterval(
    () => progress.update(Math.min(95, ((Date.now() - began) / expectedMs) * 95)),
    500,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, "build"], {
      cwd: CHECKOUT,
      signal,
      env: {
        ...inheritedEnv("production"),
        NEXT_TELEMETRY_DISABLED: "1",
        ASSET_PREFIX: env().ASSET_PREFIX ?? "",
        BUILD_CACHE: cache,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const keep = (chunk: Buffer) => {
      said += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => {
      clearInterval(timer);
      progress.abandon();
      reject(error);
    });
    child.once("close", (code) => {
      clearInterval(timer);
      const tookMs = Date.now() - began;
      if (code === 0) {
        progress.finish(`Built in ${Math.round(tookMs / 1000)} s`);
        resolve(tookMs);
      } else {
        progress.abandon();
        reject(new Error(`The build failed:\n${said.trimEnd().split("\n").slice(-40).join("\n")}`));
      }
    });
  });
}
