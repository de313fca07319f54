import { rmSync } from "node:fs";
import { join } from "node:path";
import { injectManifest } from "@serwist/build";
import { build, stop } from "esbuild";
import { env } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";

const SOURCE = join(CHECKOUT, "src", "sw", "service-worker.ts");
const STATIC = join(CHECKOUT, ".next", "static");
const BUNDLE = join(CHECKOUT, ".next", "service-worker.js");

/** Where the browser finds it: at the root, so that it may answer for every page. */
export const SERVICE_WORKER = join(CHECKOUT, "public", "sw.js");

/**
 * Bundles the service worker and writes into it what it keeps: the files of the build just made, and the page for when there
 * is no connection. `revision` names that build: the page is fetched anew for each. Files behind a CDN are kept by the address that
 * pages name them by.
 */
export async function buildServiceWorker(revision: string): Promise<void> {
  await build({
    entryPoints: [SOURCE],
    outfile: BUNDLE,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  // It keeps a process of its own for the next file, and there is none.
  await stop();
  rmSync(SERVICE_WORKER, { force: true });
  await injectManifest({
    swSrc: BUNDLE,
    swDest: SERVICE_WORKER,
    injectionPoint: "globalThis.__SW_MANIFEST",
    globDirectory: STATIC,
    globPatterns: ["**/*.{js,css,woff2}"],
    modifyURLPrefix: { "": `${env().ASSET_PREFIX ?? ""}/_next/static/` },
    dontCacheBustURLsMatching: /\/_next\/static\//,
    maximumFileSizeToCacheInBytes: 1_000_000,
    additionalPrecacheEntries: [{ url: "/offline", revision }],
  });
  rmSync(BUNDLE, { force: true });
}
