import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PanicPreviewView, PanicStandingView } from "#server/trpc/schemas/panic.ts";
import { ago, anAccount, anOverview, aPositionView, NOW } from "#testing/views/an-overview.ts";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { createFormat, format } from "#ui/format/format.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { ClosePreview } from "./close-preview.tsx";
import { linkEnd } from "./panic-link-row.tsx";
import { StageList } from "./stage-list.tsx";
import { Standing } from "./standing.tsx";
import { stayWords } from "./stay-words.ts";

const { positions } = anOverview();
const accountId = anAccount().id;
const preview: PanicPreviewView = [
  {
    network: "paper",
    fee: 3_685,
    net: -181_102,
    takesMs: 3_000,
    refused: 0,
    closes: [
      { accountId, positionId: "long-2500", exit: 135_680, fee: 3_685, gross: -173_906, net: -181_102 },
    ],
  },
];
const br = createFormat({ locale: "pt-BR", timeZone: "America/Sao_Paulo" });
const inPortuguese = (page: ReactNode): string =>
  renderToStaticMarkup(
    <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
      {page}
    </PreferencesProvider>,
  );
const stands = (stage: PanicStandingView["standing"][number]["stage"]) =>
  ({ accountId: null, stage, by: "link", at: ago(60_000) }) as const;
const stagesOf = (standing: PanicStandingView["standing"]): string =>
  renderToStaticMarkup(
    <ApiProvider>
      <StageList
        at={null}
        accountId={null}
        standing={standing}
        keyPages={[]}
        positions={positions}
        onThrown={() => undefined}
      />
    </ApiProvider>,
  );

describe("what closing would cost", () => {
  it("is told in all and for each position, with fee, result and time", () => {
    const html = renderToStaticMarkup(<ClosePreview preview={preview} positions={positions} />);
    expect(html).toContain("Closes 1 position: −181,102 sats in all");
    expect(html).toContain("It takes about 3 s.");
    expect(html).toContain("<b>Long $2,500</b>");
    expect(html).toContain("fee 3,685 sats");
  });

  it("tells apart what a refused key keeps open", () => {
    const withRefused = (refused: number) => preview.map((one) => ({ ...one, refused }));
    const html = renderToStaticMarkup(<ClosePreview preview={withRefused(1)} positions={positions} />);
    expect(html).toContain("Closes 1 position:");
    expect(html).toContain("1 position cannot be closed from here");
    expect(inPortuguese(<ClosePreview preview={withRefused(2)} positions={positions} />)).toContain(
      "2 posições não podem ser fechadas daqui",
    );
    expect(renderToStaticMarkup(<ClosePreview preview={preview} positions={positions} />)).not.toContain(
      "cannot be closed",
    );
  });

  it("is told in the plural and the signs of the language", () => {
    const [one] = preview;
    const [close] = one?.closes ?? [];
    if (one === undefined || close === undefined) throw new Error("the preview closes one position");
    const two = [{ ...one, closes: [close, { ...close, positionId: "short-1000" }] }];
    expect(inPortuguese(<ClosePreview preview={preview} positions={positions} />)).toContain(
      "Fecha 1 posição: −181.102 sats no total, depois de taxas (3.685 sats para fechar) e funding.",
    );
    expect(inPortuguese(<ClosePreview preview={two} positions={positions} />)).toContain("Fecha 2 posições");
    expect(renderToStaticMarkup(<ClosePreview preview={two} positions={positions} />)).toContain(
      "Closes 2 positions",
    );
  });

  it("names what stays, and never that nothing does", () => {
    expect(stayWords(format, preview, positions)).toBe(
      "Stays open: long $600, short $1,000. The cross margin stays as it is.",
    );
    expect(stayWords(br, preview, [aPositionView()])).toBe(
      "Nenhuma posição isolada fica aberta. A margem cross fica como está.",
    );
    expect(stayWords(format, preview, [aPositionView()])).toContain("The cross margin stays");
  });
});

describe("the stages", () => {
  it("are five, each with what it does and does not, and those that close ask before they do", () => {
    const html = stagesOf([]);
    expect(html.match(/<li>/gu)).toHaveLength(5);
    for (const stage of ["freeze", "guards-only", "reduce", "flatten", "revoke"]) {
      expect(html).toContain(`data-testid="panic-${stage}"`);
    }
    expect(html).not.toContain("-confirm");
    expect(html).toContain("It does not touch the cross margin");
  });

  it("milder than what stands are not offered, while closing can be thrown again", () => {
    const html = stagesOf([stands("flatten")]);
    expect(html).not.toContain('data-testid="panic-freeze"');
    expect(html).toContain("A stricter stage stands.");
    expect(html).toContain('data-testid="panic-flatten"');
  });

  it("say which stands, where, since when and by whom, with the way back", () => {
    const view = { standing: [stands("flatten")], latestRun: null, keyPages: [] };
    const html = renderToStaticMarkup(
      <ApiProvider>
        <Standing view={view} accounts={[anAccount()]} now={NOW} />
      </ApiProvider>,
    );
    expect(html).toContain("<b>Flatten</b> stands on all accounts, thrown by a panic link 1 min 0 s ago.");
    expect(html).toContain('data-testid="panic-down"');
    expect(html).not.toContain('value="revoke"');
  });

  it("say so in the order of Portuguese too", () => {
    const view = { standing: [stands("flatten")], latestRun: null, keyPages: [] };
    const html = inPortuguese(
      <ApiProvider>
        <Standing view={view} accounts={[anAccount()]} now={NOW} />
      </ApiProvider>,
    );
    expect(html).toContain(
      "<b>Zerar</b> está em vigor em todas as contas, acionado por um link de pânico há 1 min 0 s.",
    );
  });
});

it("a link tells what became of it, and one that serves has no end", () => {
  const link = {
    id: accountId,
    label: "In my wallet",
    createdAt: ago(0),
    expiresAt: "2027-05-22T17:53:00.000Z",
    usedAt: null,
    revokedAt: null,
  };
  expect(linkEnd(format, link, NOW)).toBeNull();
  expect(linkEnd(format, { ...link, usedAt: ago(0) }, NOW)).toContain("Used 23 November 2026");
  expect(linkEnd(format, { ...link, revokedAt: ago(0) }, NOW)).toContain("Revoked");
  expect(linkEnd(format, { ...link, expiresAt: ago(1) }, NOW)).toContain("Ran out");
  // 17:53 UTC is 14:53 in São Paulo.
  expect(linkEnd(br, { ...link, usedAt: ago(0) }, NOW)).toBe("Usado em 23 de novembro de 2026, 14:53");
});
