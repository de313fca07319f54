import { posix } from "node:path";
import { expect, test } from "vitest";
import { ALERT_RULES } from "#domain/notifications/notification-facts.ts";
import { runbookOf } from "#domain/notifications/notification-words.ts";
import { RUNBOOKS } from "#domain/operations/runbook-table.ts";
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

/** Other pages that a runbook may lead to. */
const BESIDE = readSourceTree("docs/running");

/** What a heading is called in an address, as GitHub calls it. */
const anchorsOf = (text: string): readonly string[] =>
  capturesOf(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Whether what `file` links to is a page of ours, and a heading on it where one is named. */
const isThere = (files: Planted, file: string, link: string): boolean => {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : posix.join(FOLDER, path);
  const text = files[target] ?? BESIDE[target];
  return text !== undefined && (anchor === undefined || anchorsOf(text).includes(anchor));
};

/** Every event that the product writes into its log. */
const LOGGED = new Set(
  Object.entries(readSourceTree("src"))
    .filter(([file]) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap(([, code]) => capturesOf(code, /\blog\.(?:error|warn|info)\(\s*"([a-z-]+)"/g)),
);

/** The events that a text sends somebody to the log for: in backticks, or known by their hyphen. */
const eventsIn = (text: string): readonly string[] =>
  capturesOf(text, /\b(?:log for|[Rr]egistro(?: do worker)?:) ([^.:;]*)/g).flatMap((words) =>
    [...words.matchAll(/(?<=`)[a-z-]+(?=`)|[a-z]+(?:-[a-z]+)+/g)].map(([event]) => event),
  );

const unloggedIn = (text: string): readonly string[] => eventsIn(text).filter((event) => !LOGGED.has(event));

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
        .filter((link) => !isThere(files, file, link))
        .map((link) => `${file} leads to ${link}`),
      ...unloggedIn(text).map((event) => `${file} names ${event}, which is in no log`),
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
    [runbookOf("queue-age")]:
      `${FILES[runbookOf("queue-age")]} The log for \`letter-failed\` and \`job-failed\`.`,
    [runbookOf("intents-open")]:
      `${FILES[runbookOf("intents-open")]} [x](README.md#gone) [y](../running/gone.md)`,
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
      "docs/runbooks/intents-open.md leads to ../running/gone.md",
      "docs/runbooks/intents-open.md leads to README.md#gone",
      "docs/runbooks/key-age.md lacks a part",
      "docs/runbooks/no-tick.md leads to gone-too.md",
      "docs/runbooks/no-tick.md names npm run gone",
      "docs/runbooks/queue-age.md names job-failed, which is in no log",
    ].sort(),
  );
});

test("what an alert's page says in short names no event that is in no log, in either language", () => {
  for (const table of Object.values(RUNBOOKS)) {
    const looks = Object.values(table).map(({ look }) => look);
    expect(looks.flatMap(eventsIn).length).toBeGreaterThan(15);
    expect(looks.flatMap(unloggedIn)).toEqual([]);
  }
  expect(unloggedIn("O registro: job-dead e job-failed.")).toEqual(["job-failed"]);
});
