import { spawnSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { CACHE } from "../make-cache-directory.ts";

const HOME = join(CACHE, "chromium");
const ARCHIVES = ["al2023", "fonts", "swiftshader"];

/** The browser that comes with an npm package, with the libraries it needs; undefined when it cannot be unpacked. */
export async function unpackPackagedChromium(): Promise<string | undefined> {
  const launcher = join(HOME, "launch");
  if (existsSync(launcher)) return launcher;
  const packed = join(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..", "bin");
  const fresh = `${HOME}.${process.pid}`;
  try {
    mkdirSync(fresh, { recursive: true });
    await inflate(join(packed, "chromium.br"), join(fresh, "chromium"));
    for (const name of ARCHIVES) await unpackArchive(join(packed, `${name}.tar.br`), fresh);
    chmodSync(join(fresh, "chromium"), 0o755);
    writeFileSync(join(fresh, "launch"), LAUNCHER, { mode: 0o755 });
    writeFileSync(join(fresh, "fonts.conf"), FONTS);
    rmSync(HOME, { recursive: true, force: true });
    renameSync(fresh, HOME);
    return launcher;
  } catch {
    // A platform the package does not serve, or no tar: the next source is tried.
    return undefined;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Only the browser gets the packaged libraries; Node beside it keeps the machine's. */
const LAUNCHER = `#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/lib:$here" FONTCONFIG_PATH="$here" XDG_CACHE_HOME="$here" exec "$here/chromium" "$@"
`;

/** The packaged fonts, found beside the file that names them. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">font-cache</cachedir></fontconfig>
`;

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function unpackArchive(archive: string, directory: string): Promise<void> {
  const tar = join(directory, "archive.tar");
  await inflate(archive, tar);
  const unpacked = spawnSync("tar", ["-xf", tar, "-C", directory], { stdio: "ignore" });
  rmSync(tar);
  if (unpacked.status !== 0) throw new Error(`${archive} cannot be unpacked.`);
}
