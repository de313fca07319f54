import { describe, expect, it } from "vitest";
import { CODE_RULES } from "#testing/architecture/code-rules.ts";
import { findImportViolations } from "#testing/architecture/find-import-violations.ts";
import { findStyleViolations } from "#testing/architecture/find-style-violations.ts";
import { COMPANIONS, IMPORT_VIOLATIONS } from "#testing/architecture/import-violations.ts";
import { legalHouse } from "#testing/architecture/legal-house.ts";
import { readSourceTree } from "#testing/architecture/source-tree.ts";
import { LEGAL_STYLE, STYLE_VIOLATIONS } from "#testing/architecture/style-violations.ts";
import { TREE_RULES } from "#testing/architecture/tree-rules.ts";
import biome from "../biome.json" with { type: "json" };
import packageJson from "../package.json" with { type: "json" };

const tree = readSourceTree();

describe("the import rules", () => {
  const planted = Object.fromEntries(IMPORT_VIOLATIONS.map(({ file, code }) => [file, code]));
  const { found, rules } = findImportViolations({
    ...legalHouse(packageJson.imports),
    ...COMPANIONS,
    ...planted,
  });

  it("name every planted violation, and nothing that the table allows", () => {
    const expected = IMPORT_VIOLATIONS.map(({ file, breaks }) => `${file} breaks ${breaks}`);
    expect([...new Set(found)].sort()).toEqual([...new Set(expected)].sort());
  });

  it("have each caught at least one planted violation and say what to do instead", () => {
    const caught = new Set(IMPORT_VIOLATIONS.map(({ breaks }) => breaks));
    expect(rules.filter(({ name }) => !caught.has(name))).toEqual([]);
    expect(rules.filter(({ comment }) => comment.length < 40)).toEqual([]);
  });
});

describe("the style rules", () => {
  const planted = Object.fromEntries(STYLE_VIOLATIONS.map(({ file, code }) => [file, code]));
  const found = findStyleViolations({ ...LEGAL_STYLE, ...planted });

  it("name every planted violation, and nothing that has its place", () => {
    const expected = STYLE_VIOLATIONS.map(({ file, breaks }) => `${file} breaks ${breaks}`);
    expect([...new Set(found)].sort()).toEqual([...new Set(expected)].sort());
  });

  it("have each caught at least one planted violation", () => {
    const rules = Object.values(biome.linter.rules).flatMap((group) =>
      typeof group === "string" ? [] : Object.keys(group),
    );
    const caught = new Set(STYLE_VIOLATIONS.map(({ breaks }) => breaks));
    expect(rules.filter((name) => !caught.has(name))).toEqual([]);
  });
});

describe.each([...CODE_RULES, ...TREE_RULES])("$guarantee", ({ find, broken, faults, fine }) => {
  it("in this tree", () => {
    expect(find(tree).map(({ file, why }) => `${file} ${why}`)).toEqual([]);
  });

  it("and each planted violation is found, and nothing else", () => {
    const found = find({ ...fine, ...broken }).map(({ file }) => file);
    expect(found.sort()).toEqual([...faults].sort());
  });
});
