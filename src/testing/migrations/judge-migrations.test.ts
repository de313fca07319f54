import { describe, expect, test } from "vitest";
import { judgeMigrations } from "./judge-migrations.ts";

const OUTSIDE = "-- outside a transaction\n";
const judge = (text: string, { file = "drizzle/0031_change_notes.sql", sources = {}, before = "" } = {}) =>
  judgeMigrations(
    [
      { file: "drizzle/0029_index_old.sql", text: "drop table old;" },
      { file: "drizzle/0031_add_before.sql", text: before },
      { file, text },
    ],
    sources,
  );

/** What breaks old code, in which words it is refused, and the good way beside it. */
const RULES: readonly (readonly [bad: string, words: string, good: string])[] = [
  ["drop table notes", "contract step", "create table more (id int)"],
  ["drop type mood", "contract step", "create type mood as enum ('a')"],
  ["alter table notes drop column a", "contract step", "alter table notes alter column a drop not null"],
  ["alter table notes rename column a to b", "renames", "alter table notes add column b text"],
  ["alter table notes rename to scraps", "renames", "alter index notes_a rename to notes_b"],
  [
    "alter table notes alter column a type varchar(3)",
    "changes the type",
    "alter table notes add column a3 varchar(3)",
  ],
  [
    "alter table notes add column a text not null",
    "without a DEFAULT",
    "alter table notes add column a text not null default ''",
  ],
  [
    "alter table notes add column a uuid default gen_random_uuid()",
    "differs by row",
    "alter table notes add column a timestamptz default now()",
  ],
  ["alter table notes add column a bigserial", "computes a", "alter table notes add column a bigint"],
  [
    "alter table notes add column a int references users (id)",
    "while adding it",
    "alter table notes add column a int",
  ],
  [
    "alter table notes alter column a drop default",
    "DEFAULT of a away",
    "alter table notes alter column a set default 1",
  ],
  [
    "alter table notes add constraint f foreign key (a) references users (id)",
    "NOT VALID",
    "alter table notes add constraint f foreign key (a) references users (id) not valid",
  ],
  [
    "alter table notes add constraint c check (a > 0)",
    "NOT VALID",
    "alter table notes add constraint c check (a > 0) not valid",
  ],
  [
    "alter table notes add constraint c check (a > 0) not valid; alter table notes validate constraint c",
    "in the transaction that added it",
    "alter table notes validate constraint c",
  ],
  [
    "alter table notes add constraint u unique (a)",
    "under a lock",
    "alter table notes add constraint u unique using index notes_u",
  ],
  [
    "alter table notes add constraint x exclude (a with =)",
    "without a lock",
    "alter table notes drop constraint x",
  ],
  ["alter table notes set unlogged", "not known to be safe", "alter table notes set (fillfactor = 80)"],
  ["create index i on notes (a)", "stops every writer", `${OUTSIDE}create index concurrently i on notes (a)`],
  [
    "create unique index i on notes (a)",
    "stops every writer",
    "create table more (a int); create index i on more (a)",
  ],
  [
    "create index concurrently i on notes (a)",
    "first line",
    `${OUTSIDE}create unique index concurrently i on notes (a)`,
  ],
  [
    `${OUTSIDE}create index concurrently on notes (a)`,
    "without a name",
    `${OUTSIDE}create index concurrently if not exists i on notes (a)`,
  ],
  ["drop index i", "DROP INDEX CONCURRENTLY", `${OUTSIDE}drop index concurrently if exists i`],
  ["alter type mood rename value 'a' to 'b'", "renames a value", "alter type mood add value 'b'"],
  ["update notes set a = 1", "in batches", `${OUTSIDE}update notes set a = 1 where id < 1000`],
  ["delete from notes", "in batches", "insert into notes values (1)"],
  ["lock table notes", "locks a table", "comment on table notes is 'x'"],
  ["do $$ begin end $$", "DO block", "create view v as select 1"],
  ["truncate notes", "not known to be safe", "create schema s"],
];

describe("a migration beside which old code runs", () => {
  test.each(RULES)("is not: %s", async (bad, words) => {
    const faults = await judge(bad);
    expect(faults.map(({ why }) => why)).toEqual([expect.stringContaining(words)]);
  });

  test.each(RULES.map(([, , good]) => good))("is: %s", async (good) => {
    expect(await judge(good)).toEqual([]);
  });
});

test("NOT NULL is set only where an earlier, validated check holds already", async () => {
  const set = "alter table notes alter column a set not null";
  const check = "alter table notes add constraint filled check (a is not null) not valid";
  expect(await judge(set)).toHaveLength(1);
  expect(await judge(set, { before: check })).toHaveLength(1);
  const validate = "alter table notes validate constraint filled";
  expect(await judge(set, { before: `${OUTSIDE}${check}; ${validate}` })).toEqual([]);
});

describe("a contract step", () => {
  const file = "drizzle/0040_drop_notes.sql";
  const SINCE = "-- contract: unread since 0035\n";

  test("says since when nobody reads what it drops", async () => {
    expect(await judge(`${SINCE}drop table notes`, { file })).toEqual([]);
    expect(await judge("drop table notes", { file })).toHaveLength(1);
    expect(await judge("-- contract: unread since 0040\ndrop table notes", { file })).toHaveLength(1);
    expect(await judge(`drop table notes;\n${SINCE}`, { file })).toHaveLength(1);
  });

  test("drops no table that a source file still speaks of, in either spelling", async () => {
    const text = `${SINCE}drop table user_notes`;
    for (const source of ['pgTable("user_notes")', "from(userNotes)"])
      expect(await judge(text, { file, sources: { "src/a.ts": source } })).toHaveLength(1);
    expect(await judge(text, { file, sources: { "src/a.ts": "other_user_notes_too" } })).toEqual([]);
  });

  test("drops no column that is spoken of beside its table", async () => {
    const text = `${SINCE}alter table notes drop column seen_at`;
    expect(await judge(text, { file, sources: { "src/a.ts": "notes.seenAt" } })).toHaveLength(1);
    expect(await judge(text, { file, sources: { "src/a.ts": "mails.seenAt" } })).toEqual([]);
  });

  test("may still not rename or lock", async () => {
    expect(await judge(`${SINCE}alter table notes rename to scraps`, { file })).toHaveLength(1);
  });
});
