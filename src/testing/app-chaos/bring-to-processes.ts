import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { type Bring, type BringParts, NOTHING_TO_TELL } from "./brought.ts";
import { OTHER_VERSION } from "./other-version.ts";

const READY_WITHIN_MS = 30_000;
const HOUR = 3_600_000;

const detailSchema = z.object({ version: z.string(), at: z.iso.datetime() });

const askDetail = async ({ metricsToken }: BringParts, port: number) => {
  const response = await fetch(`http://127.0.0.1:${port}/api/health/detailed`, {
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  return detailSchema.parse(await response.json());
};

const untilReady = async ({ wait }: BringParts, port: number): Promise<void> => {
  const begun = performance.now();
  while (performance.now() - begun < READY_WITHIN_MS) {
    const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok === true) return;
    await wait(100);
  }
  throw new Error(`The web process on ${port} was not ready within ${READY_WITHIN_MS / 1_000} s`);
};

/** It is started again at once, as a supervisor would. */
export const killWeb: Bring = async (parts) => {
  const [web] = parts.installation.webs;
  if (web === undefined) throw new Error("There is no web process");
  const begun = performance.now();
  parts.over();
  await web.stop();
  await web.start();
  await untilReady(parts, web.port);
  const seconds = (performance.now() - begun) / 1_000;
  return { notes: [`ready again after ${seconds.toFixed(1)} s`], wrong: [] };
};

export const killWorker: Bring = async ({ installation, over }) => {
  over();
  await installation.parts.worker.stop();
  await installation.parts.worker.start();
  return NOTHING_TO_TELL;
};

type Roll = { readonly slowestMs: number; readonly versions: readonly string[] };

/** Web by web: told to end, waited for, started as another version, and only then the next one. */
const roll = async (parts: BringParts, serverFile: string | undefined): Promise<Roll> => {
  const versions: string[] = [];
  let slowestMs = 0;
  for (const web of parts.installation.webs) {
    const begun = performance.now();
    await web.drain();
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    await web.start(serverFile);
    await untilReady(parts, web.port);
    // The front looks four times a second.
    await parts.wait(1_000);
    const answers = await Promise.all(parts.installation.webs.map(({ port }) => askDetail(parts, port)));
    versions.push(answers.map(({ version }) => version).join(" beside "));
  }
  await parts.installation.rollWorker();
  return { slowestMs, versions };
};

/** As long as an ending process may take, and what its supervisor's own clock adds. */
const ENDS_WITHIN_MS = 6_500;

export const rollRestart: Bring = async (parts) => {
  const { otherVersion } = parts;
  if (otherVersion === null) throw new Error("There is no other version to roll to");
  const there = await roll(parts, otherVersion);
  const back = await roll(parts, undefined);
  parts.over();
  const slowestMs = Math.max(there.slowestMs, back.slowestMs);
  const versions = [...there.versions, ...back.versions];
  const isMixed = versions.some(
    (both) => both.includes(OTHER_VERSION) && !both.includes(`${OTHER_VERSION} beside ${OTHER_VERSION}`),
  );
  return {
    notes: [`versions seen: ${versions.join("; ")}`, `slowest end ${(slowestMs / 1_000).toFixed(1)} s`],
    wrong: [
      ...(isMixed ? [] : ["two versions never answered beside each other"]),
      ...(slowestMs > ENDS_WITHIN_MS
        ? [`a web process took ${(slowestMs / 1_000).toFixed(1)} s to end`]
        : []),
    ],
  };
};

/** A web process whose clock is an hour ahead takes the place of one, and then one whose clock is right. */
export const skewClock: Bring = async (parts) => {
  const [web] = parts.installation.webs;
  if (web === undefined) throw new Error("There is no web process");
  const file = pathToFileURL(join(import.meta.dirname, "skew-clock.ts"));
  file.searchParams.set("ms", String(HOUR));
  await web.drain();
  await web.start(undefined, ["--import", file.href]);
  await untilReady(parts, web.port);
  const { at } = await askDetail(parts, web.port);
  const aheadMs = Date.parse(at) - Date.now();
  await parts.wait(parts.activeMs);
  await web.drain();
  await web.start();
  await untilReady(parts, web.port);
  return {
    notes: [`its clock was ${(aheadMs / HOUR).toFixed(2)} h ahead`],
    wrong: aheadMs > HOUR / 2 ? [] : ["its clock was not ahead"],
  };
};
