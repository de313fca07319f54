import type { Check } from "./source-tree.ts";

const VERBS = "create|add|drop|rename|change|fill|move|split|merge|index|require|allow";
const NAMED = new RegExp(`^drizzle/(\\d{4})_(${VERBS})_[a-z0-9_]+\\.sql$`);

type Journal = { entries: readonly { idx: number; tag: string }[] };

/** Migrations are read as a story: numbered without gaps, named by verb, and all of them in the journal. */
export const findMisnamedMigrations: Check = (files) => {
  const migrations = Object.keys(files)
    .filter((file) => /^drizzle\/[^/]+\.sql$/.test(file))
    .sort();
  const { entries } = JSON.parse(files["drizzle/meta/_journal.json"] ?? '{"entries":[]}') as Journal;
  const tags = new Set(entries.map(({ tag }) => `drizzle/${tag}.sql`));
  const wrong = migrations.flatMap((file, position) => {
    const number = NAMED.exec(file)?.[1];
    if (number === undefined)
      return [{ file, why: `is not named by what it does; use NNNN_verb_noun.sql with one of ${VERBS}` }];
    if (Number(number) !== position) return [{ file, why: `should carry number ${position}` }];
    if (!tags.has(file))
      return [{ file, why: "is missing from drizzle/meta/_journal.json; use npm run db:generate" }];
    return [];
  });
  const lost = [...tags]
    .filter((file) => !migrations.includes(file))
    .map((file) => ({ file, why: "is in the journal and not on disk; migrations are append-only" }));
  return [...wrong, ...lost];
};
