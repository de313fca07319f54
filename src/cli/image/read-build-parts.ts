import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { CHECKOUT } from "../infra/checkout.ts";

const spanSchema = z.object({
  name: z.string(),
  duration: z.number(),
  id: z.number(),
  parentId: z.number().optional(),
});
const linesSchema = z.array(z.array(spanSchema));

export type BuildPart = { readonly name: string; readonly ms: number };

/** What Next calls its steps, in words. */
const WORDS: Readonly<Record<string, string>> = {
  "run-turbopack": "compiling all pages and routes",
  "turbopack-module-graph": "of it, finding and parsing the modules",
  "turbopack-emit": "of it, minifying and writing the files",
  "turbopack-persistence": "beside the rest, keeping a cache for the next build",
  "run-typescript": "checking types",
  "static-check": "loading every page to see which are static",
  "static-generation": "drawing the static pages",
  "output-standalone": "tracing and copying the server's tree",
};

/** The steps of the last build and what each took, as Next itself wrote them down; the whole comes first. */
export const readBuildParts = (file = join(CHECKOUT, ".next", "trace-build")): readonly BuildPart[] => {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const spans = linesSchema.parse(lines.map((line): unknown => JSON.parse(line))).flat();
  const parts = spans.flatMap(({ name, duration }) => {
    const words = name === "next-build" ? "next build" : WORDS[name];
    return words === undefined ? [] : [{ name: words, ms: duration / 1_000 }];
  });
  return [
    ...parts.filter(({ name }) => name === "next build"),
    ...parts.filter(({ name }) => name !== "next build"),
  ];
};
