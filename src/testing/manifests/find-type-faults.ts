import { join } from "node:path";
import ts from "typescript";
import { z } from "zod";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import type { Fault } from "./manifest.ts";

const FILE = join(CHECKOUT, "manifests-under-check.ts");
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ["lib.es2015.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

const HEADLESS = "A document";

const headSchema = z.looseObject({
  apiVersion: z.string().regex(/^[a-z0-9./]+$/),
  kind: z.string().regex(/^[A-Za-z]+$/),
  metadata: z.looseObject({ name: z.string().optional() }).optional(),
});

/** Where kubernetes-types keeps an apiVersion: `apps/v1`, `networking.k8s.io/v1` as `networking/v1`, `v1` as `core/v1`. */
const moduleOf = (apiVersion: string): string => {
  const [group = "", version] = apiVersion.split("/");
  return `kubernetes-types/${version === undefined ? `core/${group}` : `${group.split(".")[0]}/${version}`}`;
};

const checkOf = (document: unknown): { readonly where: string; readonly code: string } => {
  const head = headSchema.safeParse(document).data;
  if (head === undefined) return { where: HEADLESS, code: "" };
  const { apiVersion, kind, metadata } = head;
  const type = `import("${moduleOf(apiVersion)}").${kind}`;
  const code = `(${JSON.stringify(document)}) satisfies ${type};`;
  return { where: `${kind} ${metadata?.name ?? "without a name"}`, code };
};

/** What never changes is read once: the types of Kubernetes are long. */
const parsed = new Map<string, ts.SourceFile | undefined>();

const compile = (text: string): readonly ts.Diagnostic[] => {
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, ...rest) => {
    if (file === FILE) return ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    if (!parsed.has(file)) parsed.set(file, getSourceFile.call(host, file, ...rest));
    return parsed.get(file);
  };
  host.fileExists = (file) => file === FILE || fileExists.call(host, file);
  host.readFile = (file) => (file === FILE ? text : readFile.call(host, file));
  return ts.getPreEmitDiagnostics(ts.createProgram([FILE], OPTIONS, host));
};

/**
 * Holds each document against the types that kubernetes-types has of it, by the compiler itself: a field that is not known, one
 * that is missing and one of another type are faults, however deep they stand.
 */
export const findTypeFaults = (documents: readonly unknown[]): readonly Fault[] => {
  const checks = documents.map(checkOf);
  const headless = checks
    .filter(({ where }) => where === HEADLESS)
    .map(({ where }) => ({ where, why: "has no apiVersion and kind; say what it is" }));
  // One document is one line, so a line tells whose a fault is.
  const typed = compile(checks.map(({ code }) => code).join("\n")).map(({ file, start, messageText }) => {
    const line =
      file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
    const where = checks[line]?.where ?? HEADLESS;
    return { where, why: ts.flattenDiagnosticMessageText(messageText, " ") };
  });
  return [...headless, ...typed];
};
