import type { Check } from "./source-tree.ts";

type PackageJson = { scripts?: Readonly<Record<string, string>> };

/** What CI does anyone can do by hand: a workflow installs and runs npm scripts, and nothing else. */
export const findForeignWorkflowLines: Check = (files) => {
  const { scripts = {} } = JSON.parse(files["package.json"] ?? "{}") as PackageJson;
  const isScript = (line: string): boolean => {
    if (line === "npm install") return true;
    if (line === "npm test") return "test" in scripts;
    const name = /^npm run ([a-z0-9:-]+)$/.exec(line)?.[1];
    return name !== undefined && name in scripts;
  };
  return Object.entries(files)
    .filter(([file]) => /^\.github\/workflows\/[^/]+\.yml$/.test(file))
    .flatMap(([file, text]) =>
      [...text.matchAll(/^\s*(?:- )?run:(.*)$/gm)]
        .map((match) => (match[1] ?? "").trim())
        .filter((line) => !isScript(line))
        .map((line) => ({ file, why: `runs "${line}"; make it an npm script and run that` })),
    );
};
