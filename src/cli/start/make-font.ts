import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";
import { CHARACTERS } from "#domain/language/characters.ts";
import { CACHE } from "../infra/make-cache-directory.ts";

/** The whole family, as its package brings it. */
export const WHOLE_FONT = createRequire(import.meta.url).resolve(
  "@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2",
);

/** Where the pages' own part of it is put; `src/app/layout.tsx` reads it there. */
const FONT = join(CACHE, "fonts", "archivo.woff2");

const WANTED = {
  targetFormat: "woff2",
  variationAxes: { wght: { min: 430, max: 640 }, wdth: { min: 86, max: 112 } },
  keepFeatures: ["ccmp", "kern", "liga", "tnum"],
  noHinting: true,
} as const;

/** The part of the font that our pages use: their characters, weight 430 to 640 and width 86 to 112 %. */
export const subsetOf = (whole: Buffer): Promise<Buffer> =>
  subsetFont(whole, CHARACTERS, { ...WANTED, keepFeatures: [...WANTED.keepFeatures] });

/** Makes the pages' font where it is missing, or was made from another font or for other characters. */
export async function makeFont(): Promise<void> {
  const whole = readFileSync(WHOLE_FONT);
  const key = createHash("sha256")
    .update(whole)
    .update(CHARACTERS)
    .update(JSON.stringify(WANTED))
    .digest("hex");
  const note = `${FONT}.key`;
  if (existsSync(FONT) && existsSync(note) && readFileSync(note, "utf8") === key) return;
  mkdirSync(dirname(FONT), { recursive: true });
  // A build reads the settings in several processes at once: each writes a file of its own and puts it in place.
  const mine = `${FONT}.${randomUUID()}`;
  writeFileSync(mine, await subsetOf(whole));
  renameSync(mine, FONT);
  writeFileSync(mine, key);
  renameSync(mine, note);
}
