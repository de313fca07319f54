import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { anExitView, aPositionView, aShortView } from "#testing/views/an-overview.ts";
import { readInPortuguese } from "#testing/views/read-in-portuguese.tsx";
import { format } from "#ui/format/format.ts";
import { ExitCommit } from "./exit-commit.tsx";
import { draftOfExit, emptyDraft, type SentenceRule } from "./exit-draft.ts";
import { ExitFigures } from "./exit-figures.tsx";
import { previewExit } from "./exit-preview.ts";
import { ExitSentence } from "./exit-sentence.tsx";
import { ExitsSummary } from "./exits-summary.tsx";
import { Replacing } from "./replacing.tsx";
import { StopNow } from "./standing-now.tsx";

const last = 135_680;
const BREAK_EVEN: SentenceRule = {
  kind: "break-even-stop",
  after: { by: "price", price: 146_000 },
  keepSats: 0,
};
const words = (html: string): string => html.replace(/<[^>]*>/gu, "");
const idle = { busy: null, arm: () => undefined, pause: () => undefined };

describe("an exit's sentence on the page", () => {
  it("marks the blank that is wrong and says why", () => {
    const html = renderToStaticMarkup(
      <ExitSentence
        draft={draftOfExit(format, BREAK_EVEN)}
        side="long"
        mistakes={[{ field: "keep", message: "Keep less." }]}
        onChange={() => undefined}
      />,
    );
    expect(html).toMatch(/aria-invalid="true"[^>]*data-testid="break-even-keep"/u);
    expect(html).toMatch(/aria-invalid="false"[^>]*data-testid="break-even-after"/u);
    expect(html).toContain("Break-even stop, kept sats: Keep less.");
  });

  it("speaks of the side of the market that the position loses on", () => {
    const sentence = (side: "long" | "short") =>
      renderToStaticMarkup(
        <ExitSentence draft={emptyDraft("stop-loss")} side={side} mistakes={[]} onChange={() => undefined} />,
      );
    expect(sentence("long")).toContain("the price falls to");
    expect(sentence("short")).toContain("the price rises to");
  });

  it("shows what it means: the price, how far it is, and what is left", () => {
    const position = aPositionView();
    const rule: SentenceRule = { kind: "stop-loss", level: { by: "price", price: 130_000 } };
    const preview = previewExit({ position, last, rule });
    if (preview === null) throw new Error("There is such a price");
    const html = renderToStaticMarkup(
      <ExitFigures position={position} rule={rule} preview={preview} last={last} />,
    );
    expect(words(html)).toContain("65,000");
    expect(words(html)).toContain("−4.2\u202f% from the price");
    expect(words(html)).toContain("−342,275 sats");
  });
});

describe("an exit in Portuguese", () => {
  it("is a sentence in its own order, and names the blank that is wrong", () => {
    const text = readInPortuguese(
      <ExitSentence
        draft={draftOfExit(format, BREAK_EVEN)}
        side="long"
        mistakes={[{ field: "keep", message: "Mantenha menos." }]}
        onChange={() => undefined}
      />,
    );
    expect(text).toContain(
      "Depois que o preço subir a [73,000], mover o stop para o zero a zero e manter [0 sats].",
    );
    expect(text).toContain("Stop no zero a zero, sats mantidos: Mantenha menos.");
  });

  it("says how far a stop trails, and from where", () => {
    const distance = { unit: "basis-points", value: 500 } as const;
    const draft = draftOfExit(format, { kind: "trailing-stop", distance, activation: 146_000 });
    const text = readInPortuguese(
      <ExitSentence draft={draft} side="long" mistakes={[]} onChange={() => undefined} />,
    );
    expect(text).toBe(
      "Manter o stop [5 %] do preço atrás do melhor preço, depois que o preço chegar a [73,000].",
    );
  });

  it("says what it takes the place of", () => {
    const position = aPositionView({ stopLoss: 130_000, stopOwner: "trader" });
    const exit = anExitView({ state: "paused" });
    const text = readInPortuguese(
      <Replacing kind="break-even-stop" exit={exit} position={position} last={last} from={146_000} />,
    );
    expect(text).toContain("este toma o lugar do stop loss que está pausado.");
    expect(text).toContain(
      "O stop em 65.000 é então removido. Até o preço chegar a 73.000, nenhum stop seu está ativo.",
    );
  });

  it("tells its figures with the separators of the language", () => {
    const position = aPositionView({ stopLoss: 130_001, stopOwner: "hand", stopTrailsBps: null });
    const rule: SentenceRule = { kind: "stop-loss", level: { by: "price", price: 130_000 } };
    const preview = previewExit({ position, last, rule });
    if (preview === null) throw new Error("There is such a price");
    const figures = readInPortuguese(
      <ExitFigures position={position} rule={rule} preview={preview} last={last} />,
    );
    expect(figures).toContain("−4,2 % em relação ao preço");
    expect(figures).toContain("−342.275 sats");
    expect(readInPortuguese(<StopNow position={position} />)).toContain(
      "Stop em 65.000,5: colocado à mão na LN Markets.",
    );
  });
});

describe("an exit in the place of another", () => {
  const replacing = (change: Partial<Parameters<typeof Replacing>[0]>) =>
    words(
      renderToStaticMarkup(
        <Replacing
          kind="break-even-stop"
          exit={anExitView()}
          position={aPositionView({ stopLoss: 130_000, stopOwner: "trader" })}
          last={last}
          from={146_000}
          {...change}
        />,
      ),
    );

  it("says whose place it takes, and that nothing of the trader's stands until its price is there", () => {
    expect(replacing({})).toContain("takes the place of the stop loss that is armed");
    expect(replacing({})).toContain("Until the price is 73,000, no stop of yours stands.");
  });

  it("does not speak of a gap where there is none, for a short neither", () => {
    expect(replacing({ last: 147_000 })).not.toContain("no stop of yours");
    expect(replacing({ from: null })).not.toContain("no stop of yours");
    const position = aShortView({ stopLoss: 150_000, stopOwner: "trader" });
    expect(replacing({ position, from: 130_000 })).toContain("no stop of yours");
    expect(replacing({ position, from: 140_000 })).not.toContain("no stop of yours");
  });

  it("says that a stop of a hand's is left where it is tighter", () => {
    const position = aPositionView({ stopLoss: 130_000, stopOwner: "hand" });
    expect(replacing({ exit: null, position })).toContain("placed by hand at LN Markets");
    expect(replacing({ exit: null, position: aPositionView(), from: null })).toBe("");
  });
});

describe("what can be done about an exit", () => {
  const commit = (exit: ReturnType<typeof anExitView> | null, isChanged = false) =>
    renderToStaticMarkup(
      <ExitCommit
        kind="stop-loss"
        exit={exit}
        side="long"
        standing={{ kind: "due" }}
        isChanged={isChanged}
        actions={idle}
        onArm={() => undefined}
      />,
    );

  it("is to pause what is armed and to resume what is paused", () => {
    expect(commit(anExitView())).toContain("stop-loss-pause");
    expect(commit(anExitView({ state: "paused" }))).toContain("stop-loss-resume");
    expect(commit(null, true)).not.toMatch(/stop-loss-(pause|resume)/u);
  });

  it("is to arm only what says something else than what is armed", () => {
    expect(commit(anExitView())).toMatch(
      /disabled=""[^>]*data-testid="stop-loss-arm"|data-testid="stop-loss-arm"[^>]*disabled=""/u,
    );
    expect(commit(anExitView(), true)).not.toContain('disabled=""');
  });
});

describe("a position's exits in a few lines", () => {
  it("say what stands, whose it is, and how the position ends without us", () => {
    const position = aPositionView({
      stopLoss: 130_000,
      stopOwner: "hand",
      ifWeVanish: { by: "stop", price: 130_000, net: -342_275 },
    });
    const text = words(renderToStaticMarkup(<ExitsSummary position={position} last={last} />));
    expect(text).toContain("Stop at 65,000: placed by hand at LN Markets.");
    expect(text).toContain("Take profit at 74,500.");
    expect(text).toContain("If Axisor vanishes: stop at 65,000, about −342,275 sats.");
  });

  it("say why one is held back", () => {
    const position = aPositionView({ exits: [anExitView({ heldBy: "beyond-liquidation" })] });
    const text = words(renderToStaticMarkup(<ExitsSummary position={position} last={last} />));
    expect(text).toContain("Does not stand: It lies beyond liquidation");
  });
});
