import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { CHECKOUT } from "../infra/checkout.ts";
import { bundleRoles } from "./bundle-roles.ts";
import { copyRuntime } from "./copy-runtime.ts";
import { makeSbom } from "./make-sbom.ts";
import { missingFromSbom, packageAt, packagesBelow } from "./missing-from-sbom.ts";

const STANDALONE = join(CHECKOUT, ".next", "standalone");

/** Where the Dockerfile takes the tree from. */
export const IMAGE = join(CHECKOUT, ".next", "image");

/** One directory per layer of the image; what each step took, by name. */
export type Assembly = {
  readonly runtime: string;
  readonly app: string;
  readonly took: Readonly<Record<string, number>>;
};

/** Whoever runs it may read all of it and write none: what is in it belongs to root. */
const openToReaders = (directory: string): void => {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
};

/** A library of the system's comes without a package here, so it is listed by what it is. */
const fileComponent = (file: string) => ({
  type: "file",
  name: basename(file),
  hashes: [{ alg: "SHA-256", content: createHash("sha256").update(readFileSync(file)).digest("hex") }],
});

type Inside = { readonly bundled: readonly string[]; readonly libraries: readonly string[] };

const writeSbom = async (app: string, { bundled, libraries }: Inside): Promise<void> => {
  const sbom = await makeSbom();
  const inside = [...packagesBelow(app), ...bundled.map((place) => packageAt(join(CHECKOUT, place)))];
  const missing = missingFromSbom(
    sbom,
    inside.filter((name) => name !== null),
  );
  if (missing.length > 0) throw new Error(`The list of packages lacks ${missing.join(", ")}.`);
  const whole = { ...sbom, components: [...sbom.components, ...libraries.map(fileComponent)] };
  writeFileSync(join(app, "sbom.cdx.json"), `${JSON.stringify(whole)}\n`);
};

/** Lays out below `to`, from a build that is there, the two layers that the image has above its base. */
export const assembleImage = async (to: string): Promise<Assembly> => {
  if (!existsSync(join(STANDALONE, "server.js"))) {
    throw new Error("There is no build to make an image of: run npm run build first.");
  }
  const [runtime, app] = [join(to, "runtime"), join(to, "app")];
  const took: Record<string, number> = {};
  const timed = async (name: string, step: () => void | Promise<void>): Promise<void> => {
    const began = performance.now();
    await step();
    took[name] = performance.now() - began;
  };
  await timed("copying the server and the static files", () => {
    rmSync(app, { recursive: true, force: true });
    mkdirSync(app, { recursive: true });
    cpSync(STANDALONE, app, { recursive: true, verbatimSymlinks: true });
    cpSync(join(CHECKOUT, "drizzle"), join(app, "drizzle"), { recursive: true });
  });
  const inside = { bundled: [] as readonly string[], libraries: [] as readonly string[] };
  await timed("bundling the roles", async () => {
    inside.bundled = await bundleRoles(app);
  });
  await timed("copying the runtime", () => {
    inside.libraries = copyRuntime(runtime);
  });
  await timed("listing the packages", () => writeSbom(app, inside));
  openToReaders(app);
  return { runtime, app, took };
};
