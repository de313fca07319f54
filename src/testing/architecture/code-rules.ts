import { findImpurities } from "./find-impurities.ts";
import { findMisnamedServices } from "./find-misnamed-services.ts";
import { findPortValues } from "./find-port-values.ts";
import { findSideDoors } from "./find-side-doors.ts";
import { findSilencedTests } from "./find-silenced-tests.ts";
import { findSuppressions } from "./find-suppressions.ts";
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
    },
    faults: [
      "src/services/arm-guard.ts",
      "src/services/a/disarm-guard.ts",
      "src/services/list-log.ts",
      "src/services/app-error.ts",
    ],
    fine: {
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
];
