import { type Said, saidBy } from "../../language/in-both.ts";
import { fail, ok, type Result } from "../../result.ts";
import { DOCUMENT_WORDS } from "./document-words.ts";

/** What is wrong at one place of a document, in a sentence that says what to do. The path is dotted: `automations.0.kind`. */
export type DocumentMistake = { readonly path: string; readonly message: Said };

/** Reads one value of a document, or says all that is wrong with it. */
export type Reader<T> = (value: unknown, path: string) => Result<T, readonly DocumentMistake[]>;

type Read<R> = R extends Reader<infer T> ? T : never;
type Fields = Readonly<Record<string, Reader<unknown>>>;
type ReadFields<F extends Fields> = { readonly [Name in keyof F]: Read<F[Name]> };

const wrong = (path: string, message: Said) => fail([{ path, message }]);

const at = (path: string, name: string | number): string => (path === "" ? `${name}` : `${path}.${name}`);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A whole number within bounds, both included. */
export const wholeNumber =
  (least: number, most: number): Reader<number> =>
  (value, path) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most
      ? ok(value === 0 ? 0 : value)
      : wrong(
          path,
          saidBy(DOCUMENT_WORDS, (words) => words.wholeNumber(String(least), String(most))),
        );

export const trueOrFalse: Reader<boolean> = (value, path) =>
  typeof value === "boolean"
    ? ok(value)
    : wrong(
        path,
        saidBy(DOCUMENT_WORDS, (words) => words.trueOrFalse),
      );

/** One of some texts or numbers. */
export const oneOf =
  <const T extends string | number>(...allowed: readonly T[]): Reader<T> =>
  (value, path) => {
    const found = allowed.find((one) => one === value);
    const names = allowed.map((one) => JSON.stringify(one)).join(", ");
    return found === undefined
      ? wrong(
          path,
          saidBy(DOCUMENT_WORDS, (words) => words.oneOf(names)),
        )
      : ok(found);
  };

/** A text that a pattern describes, with what it has to look like. */
export const textLike =
  (pattern: RegExp, wanted: Said): Reader<string> =>
  (value, path) =>
    typeof value === "string" && pattern.test(value) ? ok(value) : wrong(path, wanted);

export const orNull =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, path) =>
    value === null ? ok(null) : read(value, path);

/** A list of so many, with all that is wrong in any of them. */
export const listOf =
  <T>(read: Reader<T>, least: number, most: number): Reader<readonly T[]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      return wrong(
        path,
        saidBy(DOCUMENT_WORDS, ({ list }) => list(least, most)),
      );
    const items: T[] = [];
    const mistakes: DocumentMistake[] = [];
    for (const [place, item] of value.entries()) {
      const one = read(item, at(path, place));
      if (one.ok) items.push(one.value);
      else mistakes.push(...one.failure);
    }
    return mistakes.length === 0 ? ok(items) : fail(mistakes);
  };

/**
 * An object of exactly these fields, with all that is wrong in any of them. A field that is not known is a mistake: what
 * somebody wrote and nobody reads would be taken for set.
 */
export const record =
  <F extends Fields>(fields: F, optional: readonly (keyof F)[] = []): Reader<ReadFields<F>> =>
  (value, path) => {
    if (!isRecord(value))
      return wrong(
        path,
        saidBy(DOCUMENT_WORDS, ({ object }) => object),
      );
    const read: Record<string, unknown> = {};
    const mistakes: DocumentMistake[] = [];
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name))
        mistakes.push({ path: at(path, name), message: saidBy(DOCUMENT_WORDS, ({ unknown }) => unknown) });
    }
    for (const [name, reader] of Object.entries(fields)) {
      if (!Object.hasOwn(value, name)) {
        if (!optional.includes(name))
          mistakes.push({ path: at(path, name), message: saidBy(DOCUMENT_WORDS, ({ missing }) => missing) });
        continue;
      }
      const one = reader(value[name], at(path, name));
      if (one.ok) read[name] = one.value;
      else mistakes.push(...one.failure);
    }
    return mistakes.length === 0 ? ok(read as ReadFields<F>) : fail(mistakes);
  };

/** One of several forms, told apart by one of their fields. */
export const byTag =
  <T>(tag: string, forms: Readonly<Record<string, Reader<T>>>): Reader<T> =>
  (value, path) => {
    if (!isRecord(value))
      return wrong(
        path,
        saidBy(DOCUMENT_WORDS, ({ object }) => object),
      );
    const named = value[tag];
    const form = typeof named === "string" && Object.hasOwn(forms, named) ? forms[named] : undefined;
    if (form !== undefined) return form(value, path);
    const names = Object.keys(forms).map((name) => JSON.stringify(name));
    return wrong(
      at(path, tag),
      saidBy(DOCUMENT_WORDS, (words) => words.oneOf(names.join(", "))),
    );
  };
