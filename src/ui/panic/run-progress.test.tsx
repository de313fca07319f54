import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PanicProgressView } from "#server/trpc/schemas/panic.ts";
import { ago, aPositionView } from "#testing/views/an-overview.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { RunProgress } from "./run-progress.tsx";

type Run = PanicProgressView[number];
type State = Run["aims"][number]["state"];

const aRun = (states: readonly State[], doneAt: string | null): Run => ({
  accountId: "11111111-1111-4111-8111-111111111111",
  startedAt: ago(9_000),
  doneAt,
  aims: states.map((state, place) => ({
    kind: "position",
    id: place === 0 ? "long-2500" : `gone-${place}`,
    quantity: 300,
    state,
    words: null,
    updatedAt: ago(1_000),
  })),
});
const shown = (run: Run, label: string | null = null): string =>
  renderToStaticMarkup(<RunProgress run={run} label={label} positions={[aPositionView()]} />);

it("tells each position until it is read back, by name where that is known and by size where not", () => {
  const html = shown(aRun(["sent", "confirmed", "failed", "planned"], null));
  expect(html).toContain("1 of 4 read back as gone; it goes on.");
  expect(html).toContain("<b>Long $2,500</b> Sent, not read back yet.");
  expect(html).toContain("<b>Position of $300</b> Read back as gone.");
  expect(html).toContain("Not closed yet; it is tried again.");
});

it("is done only where everything was read back as gone", () => {
  expect(shown(aRun(["confirmed", "confirmed"], ago(0)))).toContain("Done at");
  const calledOff = shown(aRun(["confirmed", "planned"], ago(0)));
  expect(calledOff).not.toContain("Done at");
  expect(calledOff).toContain("It ended at");
});

it("says the server's words before its own, and the account where there are several", () => {
  const run = aRun(["failed"], null);
  const html = shown(
    { ...run, aims: run.aims.map((aim) => ({ ...aim, words: "The key may not." })) },
    "Second desk",
  );
  expect(html).toContain("The key may not.");
  expect(html).toContain("Second desk: ");
});

it("counts in Portuguese, in the zone of whoever reads", () => {
  const html = renderToStaticMarkup(
    <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
      <RunProgress run={aRun(["sent", "confirmed"], ago(0))} label={null} positions={[aPositionView()]} />
    </PreferencesProvider>,
  );
  // 17:53 UTC is 14:53 in São Paulo.
  expect(html).toContain("Terminou às 14:53:00. Lido de volta: fechamento de 1 de 2.");
  expect(html).toContain("<b>Posição de US$\u00a0300</b> Fechamento lido de volta.");
});
