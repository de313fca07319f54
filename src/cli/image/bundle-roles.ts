import { rmSync } from "node:fs";
import { join } from "node:path";
import { build, stop } from "esbuild";
import { CHECKOUT } from "../infra/checkout.ts";
import { packageOf } from "./package-of.ts";

const ENTRY = join(CHECKOUT, "src", "cli", "image", "main.ts");
/** Holds machine code, so it stays a package; the server's tree brings it. */
const NATIVE = "@node-rs/argon2";
/** Is tried for by `debug` and done without where it is not there: it is a package of development alone. */
const NOT_OURS = "supports-color";
/** What was written for `require` finds one. */
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/**
 * Bundles the entry of an image into `to`: `axisor.mjs`, and below `roles/` what each role is made of, once.
 * @returns the directories of the packages that went into it.
 */
export const bundleRoles = async (to: string): Promise<readonly string[]> => {
  rmSync(join(to, "roles"), { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: { axisor: ENTRY },
    outdir: to,
    absWorkingDir: CHECKOUT,
    outExtension: { ".js": ".mjs" },
    chunkNames: "roles/[name]-[hash]",
    bundle: true,
    splitting: true,
    minify: true,
    keepNames: true,
    format: "esm",
    platform: "node",
    target: "node26",
    external: [NATIVE, NOT_OURS],
    banner: { js: REQUIRE },
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "error",
    metafile: true,
  });
  // It keeps a process of its own for the next file, and there is none.
  await stop();
  const packages = Object.keys(metafile.inputs).map(packageOf);
  return [...new Set(packages.filter((name) => name !== null))].sort();
};
