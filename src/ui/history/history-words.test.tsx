import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ChangeView, ImportedView } from "#server/trpc/schemas/automation-history.ts";
import { inPortuguese } from "#testing/views/in-portuguese.tsx";
import { ChangeRow } from "./change-row.tsx";
import { HISTORY_WORDS } from "./history-words.ts";
import { ImportPreview } from "./import-preview.tsx";
import { IMPORT_WORDS } from "./import-words.ts";

type Entry = ImportedView["entries"][number];

const entry = (change: Partial<Entry> = {}): Entry => ({
  entry: 0,
  subject: { on: "cross" },
  name: "Cross guard",
  refusal: null,
  replaces: "Cross guard",
  lines: [{ field: "Cooldown", before: "0 s", after: null }],
  needsFactor: false,
  ...change,
});

const preview = (...entries: readonly Entry[]) => (
  <ImportPreview entries={entries} isBusy={false} onArm={() => undefined} onMean={() => undefined} />
);

describe("what would become of a file", () => {
  it("is told of each automation, and of all of them", () => {
    const html = renderToStaticMarkup(preview(entry(), entry({ entry: 1, needsFactor: true })));
    expect(html).toContain("Takes the place of the cross guard that stands there.");
    expect(html).toContain("Takes the place of the cross guard that stands there, and may put more at risk.");
    expect(html).toContain(
      "All of them are armed at once, or none. It asks for a fresh proof that it is you.",
    );
    expect(html).toContain("Arm all 2");
    expect(renderToStaticMarkup(preview(entry({ lines: [] })))).toContain(
      "Is what stands there already: the cross guard stays as it is.",
    );
    expect(renderToStaticMarkup(preview(entry({ replaces: null })))).toContain(">Arm it<");
  });

  it("is told in Portuguese", () => {
    const html = inPortuguese(preview(entry({ name: "Guardião cross", replaces: "Guardião cross" })));
    expect(html).toContain("Toma o lugar do que está em vigor lá: guardião cross.");
    expect(html).toContain("(retirado)");
    expect(html).toContain(">Armar<");
    const refusal = { message: "Não.", field: null };
    expect(inPortuguese(preview(entry({ refusal })))).toContain("Nada é armado enquanto uma for recusada.");
  });

  it("counts in both languages", () => {
    expect([1, 2].map(IMPORT_WORDS.en.armed)).toEqual(["Armed: 1 from the file.", "Armed: 2 from the file."]);
    expect([1, 2].map(IMPORT_WORDS["pt-BR"].armed)).toEqual([
      "Armada: 1 do arquivo.",
      "Armadas: 2 do arquivo.",
    ]);
    expect(IMPORT_WORDS["pt-BR"].arm(2)).toBe("Armar todas as 2");
  });
});

it("a change tells its version and its time, as it is in the zone of whoever reads", () => {
  const change: ChangeView = {
    id: 1,
    automationId: "22222222-2222-4222-8222-222222222222",
    at: "2026-11-23T14:03:09.000Z",
    what: "edited",
    by: "you",
    title: "Changed",
    about: null,
    version: 3,
    lines: [],
    isInForce: true,
    back: null,
  };
  const row = (
    <ChangeRow
      change={change}
      on={{ accountId: "11111111-1111-4111-8111-111111111111", subject: { on: "cross" } }}
    />
  );
  expect(renderToStaticMarkup(row)).toContain(">14:03:09</time>");
  expect(renderToStaticMarkup(row)).toContain("you · version 3, in force");
  expect(inPortuguese(row)).toContain(">11:03:09</time>");
  expect(inPortuguese(row)).toContain("you · versão 3, em vigor");
});

it("a day says in which zone its times are, and what stands does so in either gender", () => {
  const { en, "pt-BR": pt } = HISTORY_WORDS;
  expect(en.changes.day("Monday 23 November 2026", "UTC")).toBe("Monday 23 November 2026, times in UTC");
  expect(pt.standing.state.paused(2)).toBe("em pausa, versão 2");
  expect(pt.standing.deleted("Entrada automática", "Nada fica.")).toBe(
    "Exclusão feita: entrada automática. Nada fica.",
  );
});
