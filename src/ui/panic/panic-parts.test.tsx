import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PanicPreviewView, PanicStandingView } from "#server/trpc/schemas/panic.ts";
import { ago, anAccount, anOverview, aPositionView, NOW } from "#testing/views/an-overview.ts";
import { ApiProvider } from "#ui/api/api-provider.tsx";
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
    closes: [
      { accountId, positionId: "long-2500", exit: 135_680, fee: 3_685, gross: -173_906, net: -181_102 },
    ],
  },
];
const stands = (stage: PanicStandingView["standing"][number]["stage"]) =>
  ({ accountId: null, stage, by: "link", at: ago(60_000) }) as const;
const stagesOf = (standing: PanicStandingView["standing"]): string =>
  renderToStaticMarkup(
    <ApiProvider>
      <StageList
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

  it("names what stays, and never that nothing does", () => {
    expect(stayWords(preview, positions)).toBe(
      "Stays open: long $600, short $1,000. The cross margin stays as it is.",
    );
    expect(stayWords(preview, [aPositionView()])).toContain("The cross margin stays");
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
  expect(linkEnd(link, NOW)).toBeNull();
  expect(linkEnd({ ...link, usedAt: ago(0) }, NOW)).toContain("Used 23 November 2026");
  expect(linkEnd({ ...link, revokedAt: ago(0) }, NOW)).toContain("Revoked");
  expect(linkEnd({ ...link, expiresAt: ago(1) }, NOW)).toContain("Ran out");
});
