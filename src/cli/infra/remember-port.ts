import { z } from "zod";
import { findFreePort, isPortFree } from "./find-free-port.ts";
import { readJson, writePrivateJson } from "./private-file.ts";

const schema = z.record(z.string(), z.int().min(1).max(65_535)).catch({});

/** The port a part was given; undefined before it ever was. */
export function portOf(file: string, part: string): number | undefined {
  return schema.parse(readJson(file) ?? {})[part];
}

/** The loopback port a part had last time when it is free, else a new one, kept for the next time. */
export async function rememberPort(file: string, part: string): Promise<number> {
  const ports = schema.parse(readJson(file) ?? {});
  const last = ports[part];
  if (last !== undefined && (await isPortFree(last, "127.0.0.1"))) return last;
  const fresh = await findFreePort();
  writePrivateJson(file, { ...ports, [part]: fresh });
  return fresh;
}
