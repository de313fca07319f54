import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ago, NOW } from "#testing/views/an-overview.ts";
import { DASHBOARD_WORDS } from "./dashboard-words.tsx";
import { ProvenLine } from "./proven-line.tsx";

const line = (provenMs: number | null, sinceMs = 3_600_000): string =>
  renderToStaticMarkup(
    <ProvenLine
      protection={{ provenAt: provenMs === null ? null : ago(provenMs), since: ago(sinceMs) }}
      now={NOW}
    />,
  );

test("says how long ago protection was proven, and that it is late past three minutes", () => {
  expect(line(14_000)).toContain(
    "Protection last proven 14 s ago, by a guard made to act on the paper exchange.",
  );
  expect(line(180_000)).toContain("Protection last proven 3 min 0 s ago, by a guard");
  expect(line(180_001)).toContain(
    "Protection last proven 3 min 0 s ago. It is tried every minute, and was not proven since.",
  );
  expect(line(180_001)).toContain('class="proven late"');
});

test("says nothing before the first proof is due, and that there is none afterwards", () => {
  expect(line(null, 180_000)).toBe("");
  expect(line(null, 180_001)).toContain(
    "Protection has not been proven yet, though it is tried every minute.",
  );
});

test("says nothing where nobody proves it", () => {
  expect(renderToStaticMarkup(<ProvenLine protection={null} now={NOW} />)).toBe("");
});

test("says it in Portuguese", () => {
  const { proven } = DASHBOARD_WORDS["pt-BR"].protection;
  expect(proven("há 14 s")).toBe(
    "Proteção comprovada pela última vez há 14 s, por um guardião posto à prova na corretora simulada.",
  );
});
