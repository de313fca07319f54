import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";

const statsSchema = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }));
const manifestSchema = z.object({ rootMainFiles: z.array(z.string()) });

/** The scripts of a build by route, and what each weighs as it is sent. */
export type FirstLoads = {
  /** Bytes of a route's scripts, each compressed by gzip. Throws where the build has no such route. */
  readonly bytesOf: (route: string) => number;
  /** Bytes of the scripts that every page of the build begins with: no page of it weighs less. */
  readonly floor: number;
  /** Whether `text` stands in any script of the build. */
  readonly holds: (text: string) => boolean;
  /** The routes that fetch a script at first in which `text` stands. */
  readonly routesWith: (text: string) => readonly string[];
};

const readJsonFile = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** Reads a finished build of Next in `project`. */
export const readFirstLoads = (project: string): FirstLoads => {
  const build = join(project, ".next");
  const routes = statsSchema.parse(readJsonFile(join(build, "diagnostics", "route-bundle-stats.json")));
  const { rootMainFiles } = manifestSchema.parse(readJsonFile(join(build, "build-manifest.json")));
  const read = (file: string): Buffer => readFileSync(join(project, file));
  const weigh = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSync(read(file)).length, 0);
  return {
    bytesOf: (route) => {
      const found = routes.find((one) => one.route === route);
      if (found === undefined) throw new Error(`The build has no page ${route}`);
      return weigh(found.firstLoadChunkPaths);
    },
    floor: weigh(rootMainFiles.map((file) => join(".next", file))),
    holds: (text) =>
      globSync(join(build, "static", "**", "*.js")).some((file) => readFileSync(file).includes(text)),
    routesWith: (text) =>
      routes
        .filter(({ firstLoadChunkPaths }) => firstLoadChunkPaths.some((file) => read(file).includes(text)))
        .map(({ route }) => route),
  };
};
