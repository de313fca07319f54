import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CHECKOUT } from "../infra/checkout.ts";
import { packageOf } from "./package-of.ts";

const SERVER = join(CHECKOUT, ".next", "server");

const plainSchema = z.object({ sources: z.array(z.string()) });
const mapSchema = z.union([plainSchema, z.object({ sections: z.array(z.object({ map: plainSchema })) })]);

/** The files that a source map says its code is made of. */
export const sourcesOf = (text: string): readonly string[] => {
  const map = mapSchema.parse(JSON.parse(text));
  const maps = "sections" in map ? map.sections.map((section) => section.map) : [map];
  return maps.flatMap(({ sources }) => sources.map(decodeURIComponent));
};

/** The directories of the packages that Next wrote into the server's code, by its source maps; none without a build. */
export const placesInBuild = (server = SERVER): readonly string[] => {
  if (!existsSync(server)) return [];
  const places = new Set<string>();
  for (const entry of readdirSync(server, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".map")) continue;
    for (const source of sourcesOf(readFileSync(join(entry.parentPath, entry.name), "utf8"))) {
      const place = packageOf(source);
      if (place !== null && existsSync(join(CHECKOUT, place, "package.json"))) places.add(place);
    }
  }
  return [...places].sort();
};
