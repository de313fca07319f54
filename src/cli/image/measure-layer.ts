import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { inheritedEnv } from "#env";

export type Layer = { readonly bytes: number; readonly unpackedBytes: number; readonly digest: string };

/** The same files make the same archive, whenever and by whomever they were written. */
const ALIKE = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"];

/**
 * A layer as a registry counts it: the files in one archive, compressed as engines do by default. Its digest is that of the
 * archive before compression, which names a layer in an image.
 * @param files paths below the directory, where not all of it goes in.
 */
export const measureLayer = async (directory: string, files?: readonly string[]): Promise<Layer> => {
  const chosen = files === undefined ? ["."] : ["--no-recursion", "--null", "--files-from=-"];
  const tar = spawn("tar", [...ALIKE, "--create", "--directory", directory, ...chosen], {
    env: { ...inheritedEnv("production"), LC_ALL: "C" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const ended = once(tar, "close");
  let said = "";
  tar.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const hash = createHash("sha256");
  let [bytes, unpackedBytes] = [0, 0];
  await Promise.all([
    pipeline(Readable.from((files ?? []).map((file) => `${file}\0`)), tar.stdin),
    pipeline(
      tar.stdout,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          unpackedBytes += chunk.length;
          yield chunk;
        }
      },
      createGzip({ level: 6 }),
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) bytes += chunk.length;
      },
    ),
  ]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`GNU tar could not pack ${directory}: ${said.trim().slice(0, 500)}`);
  return { bytes, unpackedBytes, digest: `sha256:${hash.digest("hex")}` };
};
