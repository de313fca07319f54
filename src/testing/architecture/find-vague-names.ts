import type { Check } from "./source-tree.ts";

const VAGUE = /^(utils?|helpers?|misc|common|managers?|shared|lib)$/;

/** A name that could hold anything soon does; and a barrel hides what a folder holds. */
export const findVagueNames: Check = (files) =>
  Object.keys(files)
    .filter((file) => /^(src|e2e)\//.test(file))
    .flatMap((file) => {
      const names = file.replace(/\.[^/]+$/, "").split("/");
      const vague = names.flatMap((name) => name.split("-")).find((word) => VAGUE.test(word));
      if (vague !== undefined) return [{ file, why: `is called "${vague}"; name it after what it does` }];
      if (names.at(-1) === "index")
        return [{ file, why: "is a barrel; import each file by its own name instead" }];
      if (/^src\/adapters\/[^/]+$/.test(file))
        return [{ file, why: "belongs to no vendor; move it into src/adapters/<vendor>/" }];
      return [];
    });
