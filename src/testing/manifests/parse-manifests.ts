import { parseAllDocuments } from "yaml";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A list is what it holds. */
const spread = (value: unknown): readonly unknown[] =>
  isRecord(value) && value["kind"] === "List" && Array.isArray(value["items"]) ? value["items"] : [value];

/**
 * The documents of a YAML file. Nothing is known of them yet: `findTypeFaults` looks at each.
 * @param source what the text is called where it is wrong.
 * @throws where it is no YAML.
 */
export const parseManifests = (text: string, source: string): readonly unknown[] => {
  const documents = parseAllDocuments(text, { merge: true });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new Error(`${source}: ${error.message}`);
    const value: unknown = document.toJS();
    return value === null ? [] : spread(value);
  });
};
