import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import type { Locale } from "#domain/language/locale.ts";
import { appRouter } from "./app-router.ts";
import { sayIssue } from "./say-issue.ts";
import { SCHEMA_WORDS } from "./schemas/schema-words.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Every sentence that a schema, or any schema or check in it, was given. */
const sentencesIn = (schema: unknown, seen = new Set<unknown>()): readonly string[] => {
  if (!isObject(schema) || seen.has(schema) || schema instanceof RegExp) return [];
  seen.add(schema);
  const { _zod: inner } = schema;
  const { def } = isObject(inner) ? inner : {};
  if (!isObject(def)) return Object.values(schema).flatMap((part) => sentencesIn(part, seen));
  const { error } = def;
  const said: unknown = typeof error === "function" ? error({ code: "custom" }) : null;
  const { message: own } = isObject(said) ? said : { message: said };
  return [
    ...(typeof own === "string" ? [own] : []),
    ...Object.values(def).flatMap((part) => sentencesIn(part, seen)),
  ];
};

const byPath = z.record(
  z.string(),
  z.custom<{ readonly _def: { readonly inputs?: readonly unknown[] } }>((value) => value !== null),
);

const asked = Object.entries(byPath.parse(appRouter._def.procedures)).flatMap(([path, { _def }]) =>
  (_def.inputs ?? []).flatMap((schema) => sentencesIn(schema).map((sentence) => ({ path, sentence }))),
);

const translated = new Set<string>(Object.values(SCHEMA_WORDS.en));

describe("what a schema says of an input", () => {
  it("is in the table of both languages, for every procedure there is", () => {
    expect(asked.filter(({ sentence }) => !translated.has(sentence))).toEqual([]);
  });

  it("is all that stands in the table: nothing of it is said by no schema", () => {
    const said = new Set(asked.map(({ sentence }) => sentence));
    expect([...translated].filter((sentence) => !said.has(sentence))).toEqual([]);
  });

  it("is found wherever in a schema it stands", () => {
    const union = z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("a"), list: z.array(z.string().min(1, "In a list.")).nullable() }),
      z.strictObject({ kind: z.literal("b"), text: z.string().trim().pipe(z.string().max(3, "In a pipe.")) }),
    ]);
    const whole = z
      .strictObject({ union: union.optional(), email: z.email("As a whole.").default("a@b.c") })
      .refine(() => true, { error: "Of a refinement." });
    expect(sentencesIn(whole).toSorted()).toEqual([
      "As a whole.",
      "In a list.",
      "In a pipe.",
      "Of a refinement.",
    ]);
  });

  it("is one sentence of each table, so that the English one finds the other", () => {
    expect(translated.size).toBe(Object.keys(SCHEMA_WORDS.en).length);
  });
});

const said = (schema: z.ZodType, value: unknown, locale: Locale): string | undefined => {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue === undefined ? undefined : sayIssue(issue)(locale);
};

test("what a schema says itself is told in the language of its reader", () => {
  const sats = z.int().min(1, SCHEMA_WORDS.en.oneSat);
  expect(said(sats, 0, "en")).toBe("Enter at least 1 sat.");
  expect(said(sats, 0, "pt-BR")).toBe("Informe pelo menos 1 sat.");
});

test("what the library says in its stead stays as it is in English, and is told in Portuguese by what is wrong", () => {
  const many = z.array(z.string()).max(1_000);
  expect(said(z.int().max(10_000), 10_001, "en")).toBe("Too big: expected number to be <=10000");
  expect(said(z.int().max(10_000), 10_001, "pt-BR")).toBe("Informe no máximo 10.000.");
  expect(said(z.int().min(5), 4, "pt-BR")).toBe("Informe pelo menos 5.");
  expect(said(z.string().min(5), "abc", "pt-BR")).toBe("Isto é curto demais: são pelo menos 5.");
  expect(said(many, Array.from({ length: 1_001 }, String), "pt-BR")).toBe(
    "Isto é longo demais: são no máximo 1.000.",
  );
  expect(said(z.uuid(), 7, "pt-BR")).toBe("Este campo não está na forma esperada.");
});
