"use client";

import { readProblemOf } from "#ui/api/problem-of.ts";
import { useOverview } from "#ui/api/use-overview.ts";
import { Note } from "#ui/kit/note.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";
import { Unreachable } from "./waiting.tsx";

/**
 * Why the overview is not as it is now, where it is not: the server does not answer, or answers what it knew last because
 * its database does not. The second stops guards, the first need not.
 */
export const OverviewTrouble = () => {
  const words = useWords(DASHBOARD_WORDS);
  const { overview, trouble, error } = useOverview();
  if (trouble === null) return null;
  if (overview === null) return <Unreachable message={readProblemOf(error)} />;
  if (trouble === "unreached") return <Unreachable message={words.lastFigures} />;
  return (
    <Note glyph="blind" title={words.databaseAway.title}>
      <p>{words.databaseAway.text}</p>
    </Note>
  );
};
