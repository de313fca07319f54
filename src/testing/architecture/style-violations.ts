import type { Planted } from "./plant-tree.ts";

/** Files that use what the style rules allow in their place: Biome must find nothing to say about them. */
export const LEGAL_STYLE: Planted = {
  "src/env.ts": "export const port = process.env.PORT;\n",
  "src/instrumentation.ts": "export const runtime = process.env.NEXT_RUNTIME;\n",
  "src/server/log.ts": "console.log(1);\n",
  "src/cli/print.ts": "console.log(1);\n",
  "src/app/(trader)/positions/[id]/page.tsx": "export default function Page() {\n  return null;\n}\n",
  "src/app/cron/route.ts": "export const GET = () => 1;\n",
  "vitest.config.ts": "export default {};\n",
  "e2e/fixtures/test.ts":
    'import { test as plain } from "@playwright/test";\n\nexport const test = plain.extend({});\n',
  "e2e/margin-guard.spec.ts":
    'import { expect, type Page } from "@playwright/test";\n\nexport const see = (page: Page) => expect(page);\n',
  "src/domain/margin-guard.ts":
    'import { type Sats, sats } from "./units.ts";\n\nexport const guard: Sats = sats;\n',
  "src/ui/globals.css": "body {\n  color: red;\n}\n",
};

const anImport = (text: string): string => `${text}\n\nexport const used = it;\n`;

/** What each planted file breaks. Every rule that biome.json sets to "error" must be here. */
export const STYLE_VIOLATIONS: readonly Readonly<{ file: string; code: string; breaks: string }>[] = [
  { file: "src/services/armGuard.ts", code: "export const a = 1;\n", breaks: "useFilenamingConvention" },
  { file: "src/services/a.ts", code: "export default 1;\n", breaks: "noDefaultExport" },
  { file: "src/services/b.ts", code: "export const a = process.env.PORT;\n", breaks: "noProcessEnv" },
  { file: "e2e/a.spec.ts", code: "export const a = process.env.PORT;\n", breaks: "noProcessEnv" },
  { file: "playwright.config.ts", code: "export default process.env.CI;\n", breaks: "noProcessEnv" },
  {
    file: "src/services/c.ts",
    code: anImport('import * as it from "node:process";'),
    breaks: "noRestrictedImports",
  },
  {
    file: "src/services/d.ts",
    code: anImport('import * as it from "node:console";'),
    breaks: "noRestrictedImports",
  },
  {
    file: "e2e/c.spec.ts",
    code: anImport('import { test as it } from "@playwright/test";'),
    breaks: "noRestrictedImports",
  },
  { file: "src/server/e.ts", code: "console.warn(1);\n", breaks: "noConsole" },
  { file: "src/services/f.ts", code: "export const a = (b: any) => b;\n", breaks: "noExplicitAny" },
  { file: "src/services/g.ts", code: "export const a = (b?: string) => b!;\n", breaks: "noNonNullAssertion" },
  {
    file: "src/services/h.ts",
    code: 'import { type A } from "./a.ts";\n\nexport const b = (a: A) => a;\n',
    breaks: "useImportType",
  },
  {
    file: "src/services/i.ts",
    code: 'import type { A } from "./a.ts";\n\nexport { type A };\n',
    breaks: "useExportType",
  },
  {
    file: "src/services/j.ts",
    code: anImport('import * as it from "fs";'),
    breaks: "useNodejsImportProtocol",
  },
  { file: "src/services/k.ts", code: "export enum Side {\n  Long = 1,\n}\n", breaks: "noEnum" },
  {
    file: "src/services/l.ts",
    code: "export namespace A {\n  export const b = 1;\n}\n",
    breaks: "noNamespace",
  },
  {
    file: "src/services/m.ts",
    code: "export class A {\n  constructor(readonly b: string) {}\n}\n",
    breaks: "noParameterProperties",
  },
  {
    file: "src/services/n.ts",
    code: "const later = async () => 1;\n\nexport const a = () => {\n  later();\n};\n",
    breaks: "noFloatingPromises",
  },
  { file: "src/services/o.ts", code: 'import { a } from "./a.ts";\n', breaks: "noUnusedImports" },
  { file: "src/services/p.ts", code: "const a = 1;\n", breaks: "noUnusedVariables" },
  {
    file: "src/services/q.ts",
    code: "export const a = (b: string) => 1;\n",
    breaks: "noUnusedFunctionParameters",
  },
  { file: "src/a.test.ts", code: 'it.only("a", () => {});\n', breaks: "noFocusedTests" },
  { file: "src/b.test.ts", code: 'it.skip("a", () => {});\n', breaks: "noSkippedTests" },
  {
    file: "src/services/r.ts",
    code: "// @ts-ignore\nexport const a = 1;\n",
    breaks: "noTsIgnore",
  },
  {
    file: "src/services/s.ts",
    code: 'import b from "./b.ts";\nimport a from "./a.ts";\n\nexport const used = [a, b];\n',
    breaks: "organizeImports",
  },
  { file: "src/services/t.ts", code: "export const a = 'one';\n", breaks: "format" },
  { file: "src/ui/a.css", code: "body {color: red}\n", breaks: "format" },
];
