import { expect, test } from "vitest";
import { ALERT_RULES } from "#domain/notifications/notification-facts.ts";
import { runbookOf } from "#domain/notifications/notification-words.ts";
import type { Planted } from "#testing/architecture/plant-tree.ts";
import { readSourceTree } from "#testing/architecture/source-tree.ts";
import packageJson from "../../../package.json" with { type: "json" };

const FOLDER = "docs/runbooks";
const INDEX = `${FOLDER}/README.md`;
const HEADINGS = ["## What it means", "## What to look at", "## What to press"];

const capturesOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, captured]) => captured ?? "");

const isFull = (text: string): boolean => {
  const parts = HEADINGS.map((heading) => text.indexOf(heading));
  const bodies = HEADINGS.map((heading) => text.split(`${heading}\n`)[1]?.split("\n## ")[0]?.trim() ?? "");
  return parts.every((at, i) => at > (parts[i - 1] ?? -1)) && bodies.every((body) => body.length > 40);
};

/** Everything that is wrong with the runbooks of `files`. */
const faultsOf = (files: Planted): readonly string[] => {
  const wanted = ALERT_RULES.map(runbookOf);
  const listed = capturesOf(files[INDEX] ?? "", /\]\(([a-z-]+\.md)\)/g).map((name) => `${FOLDER}/${name}`);
  return [
    ...wanted.filter((file) => !(file in files)).map((file) => `${file} is missing`),
    ...wanted.filter((file) => !listed.includes(file)).map((file) => `${file} is not in the index`),
    ...Object.entries(files).flatMap(([file, text]) => [
      ...(file === INDEX || wanted.includes(file) ? [] : [`${file} is of no rule`]),
      ...(file === INDEX || isFull(text) ? [] : [`${file} lacks a part`]),
      ...capturesOf(text, /\bnpm run ([a-z0-9:-]+)/g)
        .filter((name) => !(name in packageJson.scripts))
        .map((name) => `${file} names npm run ${name}`),
      ...capturesOf(text, /\]\(([^)]+)\)/g)
        .filter((name) => !(`${FOLDER}/${name}` in files))
        .map((name) => `${file} leads to ${name}`),
    ]),
  ];
};

const FILES = readSourceTree(FOLDER);

test("every rule has a runbook that says what it means, what to look at and what to press, and commands that exist", () => {
  expect(faultsOf(FILES)).toEqual([]);
});

test("a runbook that is missing, left over, cut short, or names what is gone is found", () => {
  const { [runbookOf("disk")]: disk = "", ...others } = FILES;
  const broken = {
    ...others,
    [`${FOLDER}/gone.md`]: disk,
    [runbookOf("no-tick")]: `${FILES[runbookOf("no-tick")]} npm run gone [x](gone-too.md)`,
    [runbookOf("key-age")]: (FILES[runbookOf("key-age")] ?? "").replace(
      /## What to press[\s\S]*/,
      "## What to press\n",
    ),
    [INDEX]: (FILES[INDEX] ?? "").replace("(certificate.md)", "(disk.md)"),
  };
  expect([...faultsOf(broken)].sort()).toEqual(
    [
      "docs/runbooks/README.md leads to disk.md",
      "docs/runbooks/README.md leads to disk.md",
      "docs/runbooks/certificate.md is not in the index",
      "docs/runbooks/disk.md is missing",
      "docs/runbooks/gone.md is of no rule",
      "docs/runbooks/key-age.md lacks a part",
      "docs/runbooks/no-tick.md leads to gone-too.md",
      "docs/runbooks/no-tick.md names npm run gone",
    ].sort(),
  );
});
