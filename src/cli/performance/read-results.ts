import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What `npm run bench -- NAME --json` prints. */
export const printedSchema = z.object({
  bench: z.string(),
  commit: z.string(),
  machine: z.string(),
  figures: z.array(
    z.object({
      name: z.string(),
      value: z.number().nullable(),
      unit: z.string(),
      target: z.string().nullable(),
      pass: z.boolean(),
      /** What keeps it from its target, where that is known, or why it has none. */
      because: z.string().optional(),
    }),
  ),
});

const resultSchema = printedSchema.extend({
  /** Whether it was run at the sizes the figures are promised for. */
  isFull: z.boolean(),
});

/** One run of one bench, as it was kept. */
export type Result = z.infer<typeof resultSchema>;
export type ResultFigure = Result["figures"][number];

/** One kept run. @throws where the file is no result. */
export const readResult = (file: string): Result => {
  const parsed = resultSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success)
    throw new Error(`${file} is no result of a bench; run that bench again: ${parsed.error.message}`);
  return parsed.data;
};

const filesIn = (directory: string): readonly string[] =>
  existsSync(directory) ? readdirSync(directory) : [];

/** Every kept run of a directory, by name; none where nothing was kept yet. @throws where a file is no result. */
export const readResults = (directory: string): readonly Result[] =>
  filesIn(directory)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => readResult(join(directory, file)));
