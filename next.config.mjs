import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";
import { makeFont } from "./src/cli/start/make-font.ts";
import { env } from "./src/env.ts";
import { FIXED_HEADERS } from "./src/server/http/security-headers.ts";

const { ASSET_PREFIX, BUILD_CACHE } = env();

/** @type {import("next").NextConfig} */
const config = {
  // The server reads it from its own code, too: what pages may load has to agree with where they look for it.
  env: { ASSET_PREFIX: ASSET_PREFIX ?? "" },
  ...(ASSET_PREFIX === undefined ? {} : { assetPrefix: ASSET_PREFIX, crossOrigin: "anonymous" }),
  output: "standalone",
  // No image is made smaller and no font is looked up while it runs, so what that takes stays out of the server's tree.
  outputFileTracingExcludes: {
    "*": [
      "node_modules/{sharp,@img,semver,detect-libc}/**",
      "node_modules/next/dist/server/capsize-font-metrics.json",
    ],
  },
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm run verify` checks the types; checking them here again would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // Files and whatever Next answers by itself; pages and routes say more.
  headers: async () => [
    {
      source: "/((?!api/).*)",
      headers: Object.entries(FIXED_HEADERS).map(([key, value]) => ({ key, value })),
    },
  ],
  // Nothing is sent to a page: what is copied for the proxy of a body that came anyway is thrown away.
  // A start loads what it is first asked for: all routes at once would take twice the time until it is ready.
  // What the next build could take over takes both cores a sixth of this one: off where everything is thrown away afterwards.
  experimental: {
    proxyClientMaxBodySize: "1kb",
    preloadEntriesOnStart: false,
    turbopackFileSystemCacheForBuild: BUILD_CACHE === "on",
  },
  serverExternalPackages: ["@node-rs/argon2", "pino", "libsodium-wrappers", "postgres", "ws"],
};

/** What is a page while it is worked on, and nothing in a build: /kit. */
const PAGES = ["tsx", "ts"];
const PAGES_IN_DEVELOPMENT = [...PAGES, "dev.tsx"];

/**
 * The pages' font is made here, because whatever builds or serves them, development too, asks for these settings first.
 * @param {string} phase
 */
export default async (phase) => {
  await makeFont();
  return { ...config, pageExtensions: phase === PHASE_DEVELOPMENT_SERVER ? PAGES_IN_DEVELOPMENT : PAGES };
};
