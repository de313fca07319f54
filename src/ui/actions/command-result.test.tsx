import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { aPositionView } from "#testing/views/an-overview.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { busyWords, CommandProgress } from "./command-progress.tsx";
import { COMMAND_WORDS } from "./command-words.ts";
import type { Told } from "./told.ts";
import type { Command } from "./use-command.ts";
import { WaitsNow } from "./waits-now.tsx";

const RECEIPT = "44444444-4444-4444-8444-444444444444";
const aTold = (change: Partial<Told> = {}): Told => ({
  outcome: "confirmed",
  origin: null,
  title: "You added 10,000 sats.",
  why: ["The margin was read back."],
  rawAnswer: '{ "margin": 50000 }',
  receiptId: RECEIPT,
  positionId: "long-2500",
  isOver: true,
  ...change,
});
const aCommand = (change: Partial<Command> = {}): Command => ({
  phase: "told",
  told: [aTold()],
  problem: null,
  isConfirmed: false,
  send: () => undefined,
  ...change,
});
const shown = (command: Command): string =>
  renderToStaticMarkup(
    <CommandProgress command={command} positions={[aPositionView()]} onLeave={() => undefined} />,
  );
const placed = (limit: number | null, command: Command = aCommand()): string =>
  renderToStaticMarkup(
    <WaitsNow
      action={{ kind: "cross-order", order: { side: "long", quantity: 1, limit } }}
      command={command}
      onLeave={() => undefined}
    />,
  );
const DONE = /Done|You added/u;

describe("an order that was placed", () => {
  it("leads to where it waits, once it was read back", () => {
    expect(placed(180_000)).toContain('href="/positions"');
    expect(placed(180_000, aCommand({ told: [aTold({ outcome: "unknown", isOver: false })] }))).toBe("");
    expect(placed(180_000, aCommand({ told: [aTold({ outcome: "rejected" })] }))).toBe("");
    expect(placed(180_000, aCommand({ phase: "sending", told: [] }))).toBe("");
  });

  it("waits nowhere where it was filled at the market", () => {
    expect(placed(null)).toBe("");
  });
});

describe("a command by hand", () => {
  it("that was read back is done, and leads to its receipt", () => {
    const html = shown(aCommand());
    expect(html).toMatch(DONE);
    expect(html).toContain(`href="/activity?receipt=${RECEIPT}"`);
    expect(html).not.toContain("What LN Markets answered");
  });

  it("never sounds done while it is on its way, under way, or not known", () => {
    const unknown = { receiptId: null, title: "It is under way.", isOver: false } as const;
    for (const command of [
      aCommand({ phase: "sending", told: [] }),
      aCommand({ phase: "looking", told: [] }),
      aCommand({ told: [aTold({ ...unknown, outcome: "under-way" })] }),
      aCommand({ told: [aTold({ ...unknown, outcome: "unknown" })] }),
      aCommand({ told: [aTold({ ...unknown, outcome: "unknown", isOver: true })] }),
    ]) {
      expect(shown(command)).not.toMatch(DONE);
    }
    const html = shown(aCommand({ told: [aTold({ ...unknown, outcome: "unknown" })] }));
    expect(html).toContain("do not order it again");
  });

  it("that was refused shows whose word that is and what was answered", () => {
    const html = shown(
      aCommand({ told: [aTold({ outcome: "rejected", origin: "exchange", rawAnswer: "Not today" })] }),
    );
    expect(html).toContain("LN Markets refused it");
    expect(html).toContain("<pre>Not today</pre>");
  });

  it("that never left us says that it is our error", () => {
    const html = shown(aCommand({ told: [aTold({ outcome: "not-applied", origin: "ours" })] }));
    expect(html).toContain("It failed on Axisor&#x27;s side");
  });

  it("on several positions tells each by its name", () => {
    expect(shown(aCommand())).toContain("Long $2,500: ");
  });

  it("after a fresh factor says that nothing was sent yet", () => {
    const html = shown(aCommand({ phase: "ready", told: [], isConfirmed: true }));
    expect(html).toContain("Nothing was sent yet: press it again.");
  });
});

it("in Portuguese a command never sounds done either before it was read back", () => {
  const told = (outcome: Told["outcome"], isOver: boolean): string =>
    renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <CommandProgress
          command={aCommand({ told: [aTold({ outcome, isOver, receiptId: null, title: "" })] })}
          onLeave={() => undefined}
        />
      </PreferencesProvider>,
    );
  expect(told("confirmed", true)).toContain("Feito, e lido de volta");
  expect(told("unknown", false)).toContain("Enviado, ainda não confirmado");
  expect(told("rejected", true)).toContain("A LN Markets recusou");
  for (const html of [told("unknown", true), told("unknown", false), told("under-way", false)]) {
    expect(html).not.toContain("Feito");
  }
});

it("the button says what is waited for, and never that it can be pressed again meanwhile", () => {
  expect(busyWords(COMMAND_WORDS.en, { phase: "ready" })).toBeNull();
  expect(busyWords(COMMAND_WORDS.en, { phase: "sending" })).toBe("Waiting for LN Markets");
  expect(busyWords(COMMAND_WORDS.en, { phase: "looking" })).toBe("Asking what came of it");
});
