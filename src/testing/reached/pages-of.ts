import { globSync } from "node:fs";
import { join } from "node:path";

const PAGE = "page.tsx";

/** The pages of an app directory as their addresses, `/positions/[id]/exits`, in order. */
export const pagesOf = (appDirectory: string): readonly string[] =>
  globSync(join("**", PAGE), { cwd: appDirectory })
    .map((file) => {
      const folders = file.split("/").slice(0, -1);
      return `/${folders.filter((folder) => !folder.startsWith("(")).join("/")}`;
    })
    .sort();

const fits = (pattern: string, path: string): boolean => {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part === given[at] || (part.startsWith("[") && given[at] !== ""))
  );
};

/** The page that answers for a path: one that names it wins over one with a blank. Undefined where there is none. */
export const pageAt = (pages: readonly string[], path: string): string | undefined =>
  pages.includes(path) ? path : pages.find((pattern) => fits(pattern, path));
