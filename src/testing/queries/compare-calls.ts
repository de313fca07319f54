import type { AskedCall } from "./ask-everything.ts";
import { ASKING_OTHERWISE, budgetOf, FULL } from "./query-budgets.ts";

const about = ({ procedure, about: which, status, statements }: AskedCall): string =>
  `${procedure} (${which}): ${status} after ${statements.length} statements`;

/** Calls that ask more, or other, of the database for somebody who has more; both lists are of the same calls. */
export const findGrowing = (few: readonly AskedCall[], many: readonly AskedCall[]): readonly string[] =>
  few.flatMap((one, at) => {
    const other = many[at];
    if (other === undefined || other.procedure !== one.procedure || other.about !== one.about)
      return [`${about(one)}, and not asked again`];
    const isOtherwise = one.procedure in ASKING_OTHERWISE;
    if (isOtherwise && other.statements.length <= one.statements.length + 1) return [];
    if (other.status !== one.status)
      return FULL.has(one.procedure) ? [] : [`${about(one)}, then ${about(other)}`];
    return other.statements.length === one.statements.length ? [] : [`${about(one)}, then ${about(other)}`];
  });

/** Calls that ask more than they may. */
export const findCostly = (calls: readonly AskedCall[]): readonly string[] =>
  calls.filter(({ procedure, statements }) => statements.length > budgetOf(procedure)).map(about);
