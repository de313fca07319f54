import type { Planted } from "./plant-tree.ts";
import type { Check, Finding } from "./source-tree.ts";

type PackageJson = { scripts?: Readonly<Record<string, string>> };

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", "SECURITY.md"];
/** Only here every path is a claim that something stands behind a sentence; elsewhere paths have placeholders. */
const CLAIMS = "SECURITY.md";

/** A file or folder of this checkout, in backticks. A slash in front makes an address of the product, an @ a package. */
const PATH = /`((?:[\w.()[\]-]+\/)+(?:[\w.()[\]-]+)?|[\w.-]+\.(?:tsx?|mjs|json|md|sql|css|yml))`/g;
const SCRIPT = /\bnpm run ([a-z0-9:-]+)/g;

const capturesOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, captured]) => (captured === undefined ? [] : [captured]));

const isThere = (files: Planted, path: string): boolean =>
  path.endsWith("/") ? Object.keys(files).some((file) => file.startsWith(path)) : path in files;

const deadPaths = (files: Planted): readonly Finding[] =>
  capturesOf(files[CLAIMS] ?? "", PATH)
    .filter((path) => !isThere(files, path))
    .map((path) => ({
      file: CLAIMS,
      why: `names ${path}, which does not exist; name what stands there now`,
    }));

const deadScripts = (files: Planted): readonly Finding[] => {
  const { scripts = {} } = JSON.parse(files["package.json"] ?? "{}") as PackageJson;
  return DOCUMENTS.flatMap((file) =>
    capturesOf(files[file] ?? "", SCRIPT)
      .filter((name) => !(name in scripts))
      .map((name) => ({ file, why: `names npm run ${name}, which is no script in package.json` })),
  );
};

/** A page that points at what is gone is not believed where it is right either. */
export const findDeadReferences: Check = (files) => [...deadPaths(files), ...deadScripts(files)];
