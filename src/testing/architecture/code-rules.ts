import { findImpurities } from "./find-impurities.ts";
import { findInlineWords } from "./find-inline-words.ts";
import { findMisnamedServices } from "./find-misnamed-services.ts";
import { findNextExtras } from "./find-next-extras.ts";
import { findPortValues } from "./find-port-values.ts";
import { findSideDoors } from "./find-side-doors.ts";
import { findSilencedTests } from "./find-silenced-tests.ts";
import { findSuppressions } from "./find-suppressions.ts";
import { findUnendedCopies } from "./find-unended-copies.ts";
import { findUnevenWords } from "./find-uneven-words.ts";
import { findUnguardedRoutes } from "./find-unguarded-routes.ts";
import type { HouseRule } from "./house-rule.ts";

/** One planted file per text, named `<folder>/<letter>.ts`; each must be found at fault once. */
const eachAtFault = (folder: string, texts: readonly string[]) => {
  const broken = Object.fromEntries(
    texts.map((text, at) => [`${folder}/${String.fromCharCode(97 + at)}.ts`, text]),
  );
  return { broken, faults: Object.keys(broken) };
};

/** What no linter checks about code, each rule with the violations it must name. */
export const CODE_RULES: readonly HouseRule[] = [
  {
    guarantee: "the domain is synchronous and sees no clock, no chance and no world",
    find: findImpurities,
    ...eachAtFault("src/domain", [
      "export async function a() {}",
      "export const a = async () => 1;",
      "export const a = (at: Date) => at;",
      "export const a = () => new Date();",
      "export const a = () => Date.now();",
      "export const a = () => Math.random();",
      "export const a = () => setTimeout(() => 1, 1);",
      'export const a = () => fetch("/");',
      "export const a = () => ({ fetch });",
      "export const a = () => performance.now();",
      "export const a = () => crypto.randomUUID();",
      "export const a = (): Promise<1> => b;",
      "export const a = () => globalThis;",
    ]),
    fine: {
      "src/domain/fine.ts":
        'export const a = (tick: { fetch: 1 }) => [tick.fetch, "Date", Math.max(1, 2)]; // a Date',
      "src/domain/fine.test.ts": "export const a = async () => new Date();",
      "src/services/fine.ts": "export const fine = async () => new Date();",
    },
  },
  {
    guarantee: "a port holds types only",
    find: findPortValues,
    ...eachAtFault("src/ports", [
      "export const a = 1;",
      "export function a() {}",
      "export class A {}",
      'export { a } from "./fine.ts";',
      'export * from "./fine.ts";',
      'import { a } from "./fine.ts";',
      'import "./fine.ts";',
      "export default 1;",
    ]),
    fine: {
      "src/ports/fine.ts":
        'import type { A } from "./a.ts";\nexport type { B } from "./a.ts";\nexport interface Fine { a: A }\nexport type C = A;',
    },
  },
  {
    guarantee: "a service file exports what it is named after",
    find: findMisnamedServices,
    broken: {
      "src/services/arm-guard.ts": "export const armGuards = () => 1;",
      "src/services/a/disarm-guard.ts": "export type DisarmGuard = 1;\nexport function disarm() {}",
      "src/services/list-log.ts": "const listLog = () => 1;\nexport const other = listLog;",
      "src/services/app-error.ts": "export class Failure {}",
      "src/services/guard-words.ts": 'export const WORDS = inBoth({ en: {}, "pt-BR": {} });',
      "src/services/bare-words.ts": "export const BARE_WORDS = {};",
    },
    faults: [
      "src/services/arm-guard.ts",
      "src/services/a/disarm-guard.ts",
      "src/services/list-log.ts",
      "src/services/app-error.ts",
      "src/services/guard-words.ts",
      "src/services/bare-words.ts",
    ],
    fine: {
      "src/services/exit-words.ts": 'export const EXIT_WORDS = inBoth({ en: {}, "pt-BR": {} });',
      "src/services/add-margin.ts": "export type Input = 1;\nexport async function addMargin() {}",
      "src/services/read-back.ts": "export const readBack = () => 1;",
      "src/services/refusal.ts": "export class Refusal extends Error {}",
      "src/services/deps.ts": "export type Deps = { a: 1 };",
      "src/services/read-back.test.ts": "export const a = 1;",
    },
  },
  {
    guarantee: "nothing silences a rule, casts bluntly or leaves work in a comment",
    find: findSuppressions,
    ...eachAtFault("src/services", [
      "// biome-ignore lint: because\nexport const a = 1;",
      "export const a = 1; // @ts-ignore",
      "/* eslint-disable */ export const a = 1;",
      "// @ts-nocheck\nexport const a = 1;",
      "export const a = 1; // TODO later",
      "export const a = () => { /* FIXME */ };",
      "export const a = (b: string) => b as any;",
      "export const a = (b: string) => b as unknown as number;",
    ]),
    fine: {
      "src/services/fine.ts":
        'export const a = "// TODO" as string; // what is to do\nexport const b = a as unknown;',
    },
  },
  {
    guarantee: "every route goes through the one way in, for every method",
    find: findUnguardedRoutes,
    broken: {
      "src/app/api/a/route.ts": "export const GET = () => new Response();",
      "src/app/api/b/route.ts": "export async function POST() {}",
      "src/app/api/c/route.ts":
        'import { handleRoute } from "#server/http/handle-route.ts";\nexport const { GET, POST } = handleRoute(c);',
      "src/app/route.ts":
        'import { handleRoute } from "./mine.ts";\nexport const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(d);',
      "src/app/api/e/[id]/route.ts":
        'import { handleRoute } from "#server/http/handle-route.ts";\nconst { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(e);\nexport const GET_TOO = GET;',
      "src/app/api/f/route.tsx":
        'import { handleRoute } from "#server/http/handle-route.ts";\nexport const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = other(handleRoute(f));',
    },
    faults: [
      "src/app/api/a/route.ts",
      "src/app/api/b/route.ts",
      "src/app/api/c/route.ts",
      "src/app/route.ts",
      "src/app/api/e/[id]/route.ts",
      "src/app/api/f/route.tsx",
    ],
    fine: {
      "src/app/api/fine/route.ts":
        'import { handleRoute } from "#server/http/handle-route.ts";\nexport const maxDuration = 60;\nexport const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(fine);',
      "src/app/page.tsx": "export default () => null;",
      "src/server/http/route.ts": "export const GET = 1;",
    },
  },
  {
    guarantee: "there are no server actions and nothing fetches pictures",
    find: findNextExtras,
    broken: {
      "src/app/a.ts": '"use server";\nexport const a = async () => 1;',
      "src/ui/b.tsx": 'export const b = async () => {\n  "use server";\n};',
      "src/ui/c.tsx": 'import Image from "next/image";\nexport const c = Image;',
      "next.config.mjs": "export default { images: { unoptimized: false } };",
    },
    faults: ["src/app/a.ts", "src/ui/b.tsx", "src/ui/c.tsx", "next.config.mjs"],
    fine: {
      "src/ui/fine.tsx": '"use client";\nexport const fine = "use server";',
      "src/ui/fine.test.ts": '"use server";',
    },
  },
  {
    guarantee: "every test runs",
    find: findSilencedTests,
    ...eachAtFault("e2e", [
      'it.only("a", () => {});',
      'describe.skip("a", () => {});',
      'test.todo("a");',
      'it.skipIf(true)("a", () => {});',
      'test.fixme("a", () => {});',
      'test.describe.only("a", () => {});',
      'it.each([1]).skip("a", () => {});',
    ]),
    fine: { "src/fine.test.ts": 'it.each([1])("a", () => { list.skip(1); });' },
  },
  {
    guarantee: "console and process.env have no side door",
    find: findSideDoors,
    ...eachAtFault("src/services", [
      "const { log } = console;",
      "export const a = { out: console };",
      "const { env } = process;",
      "const { env: settings } = process;",
    ]),
    fine: {
      "src/cli/print.ts": "export const out = console;",
      "src/env.ts": "const { env } = process;",
      "src/services/fine.ts":
        "const { argv } = process;\nexport const a = argv;\nexport const b = a.console;",
      "src/fine.test.ts": 'vi.spyOn(console, "error");',
    },
  },
  {
    guarantee: "rows are copied out by what reads to the end",
    find: findUnendedCopies,
    ...eachAtFault("src/adapters", [
      "export const a = await sql.unsafe(text).readable();",
      "export const a = sql`copy a to stdout`.readable();",
    ]),
    fine: {
      "src/adapters/postgres/wire/read-copy.ts": "export const a = await sql.unsafe(text).readable();",
      "src/adapters/fine.ts": "export const a = finished(gzip, { readable: stream.readable });",
    },
  },
  {
    guarantee: "what is said is said in every language, from tables",
    find: findInlineWords,
    broken: {
      "src/ui/kit/a.tsx": "export const a = <p>Saved</p>;",
      "src/ui/kit/b.tsx": 'export const a = <button title="Close it" />;',
      "src/ui/kit/c.ts": "export const a = (n: number) => `Added it`;",
      "src/ui/kit/d.ts": 'throw new AppError("refused", "It is gone.");',
    },
    faults: ["src/ui/kit/a.tsx", "src/ui/kit/b.tsx", "src/ui/kit/c.ts", "src/ui/kit/d.ts"],
    fine: {
      "src/ui/kit/fine.ts":
        'import { a } from "A b"; export const w = inBoth({ en: { saved: "Saved it" }, "pt-BR": { saved: "Salvo" } }); throw new Error("Never seen"); export const k = [a, "Enter", "primary", "two words"];',
      "src/ui/kit/fine.test.tsx": "export const a = <p>Saved</p>;",
    },
  },
  {
    guarantee: "words are translated, and none is left over",
    find: findUnevenWords,
    broken: {
      "src/ui/a.ts":
        'const w = inBoth({ en: { saved: "Saved" }, "pt-BR": { saved: "Saved" } }); export const a = w.en.saved;',
      "src/ui/b.ts":
        'export const w = inBoth({ en: { forgotten: "Gone" }, "pt-BR": { forgotten: "Acabou" } });',
      "src/ui/c.ts":
        'const w = inBoth({ en: { deep: { added: (n: string) => ["Added", n] } }, "pt-BR": { deep: { added: (n) => ["Added", n] } } }); export const c = w.en.deep.added;',
    },
    faults: ["src/ui/a.ts", "src/ui/b.ts", "src/ui/c.ts"],
    fine: {
      "src/ui/fine.ts":
        'const w = inBoth({ en: { unit: "sats", title: "Home", n: (x: string) => [x, "×"] }, "pt-BR": { unit: "sats", title: "Início", n: (x) => [x, "×"] } }); const { unit, title } = w.en; export const a = [unit, title, w.en.n];',
    },
  },
];
