import { findDropped, findReader } from "./find-dropped.ts";
import { FIRST_JUDGED } from "./first-judged.ts";
import { emptyHistory, nextFile } from "./history.ts";
import { judgeStatement } from "./judge-statement.ts";
import { type Header, headerOf, type MigrationFile } from "./migration-file.ts";
import { readStatements, type Statement } from "./read-statements.ts";

type Sources = Readonly<Record<string, string>>;
export type Fault = Readonly<{ file: string; why: string }>;

/** A contract step says since when nobody reads what it drops, and nobody does. */
const judgeContract = (header: Header, statements: readonly Statement[], sources: Sources) => {
  if (!header.drops) return [];
  const { unreadSince, number } = header;
  const undeclared =
    unreadSince !== undefined && unreadSince < number
      ? []
      : [
          'must begin with "-- contract: unread since NNNN", an earlier migration with whose release the last reader went',
        ];
  const read = statements.flatMap(findDropped).flatMap((dropped) => {
    const reader = findReader(sources, dropped);
    const name = [dropped.table, dropped.column].filter((part) => part !== undefined).join(".");
    return reader === undefined ? [] : [`drops ${name}, which ${reader} still speaks of`];
  });
  return [...undeclared, ...read];
};

/** What is wrong with `migrations` (oldest first), given the code of this release. */
export const judgeMigrations = async (
  migrations: readonly MigrationFile[],
  sources: Sources,
): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  let history = emptyHistory();
  for (const migration of migrations) {
    const header = headerOf(migration);
    if (header.number < FIRST_JUDGED) continue;
    history = nextFile(history);
    const statements = await readStatements(migration.text);
    const reasons = statements.flatMap((statement) => judgeStatement(statement, { header, history }));
    for (const why of [...reasons, ...judgeContract(header, statements, sources)])
      faults.push({ file: migration.file, why });
  }
  return faults;
};
