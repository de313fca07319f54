import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { anAccount, aPositionView } from "#testing/views/an-overview.ts";
import { ApiProvider } from "#ui/api/api-provider.tsx";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { AccountActions } from "./account-actions.tsx";
import { CommitAction } from "./commit-action.tsx";
import { FormFrame } from "./form-frame.tsx";
import type { HandAction } from "./hand-action.ts";
import { PositionActions } from "./position-actions.tsx";

const CROSS = ["account:read", "futures:isolated:*", "futures:cross:*"];
const position = aPositionView();
const target = { accountId: position.accountId, positionId: position.id };
const commitOf = (action: HandAction): string =>
  renderToStaticMarkup(
    <ApiProvider>
      <CommitAction
        action={action}
        target={target}
        before={position}
        cross={null}
        onBack={null}
        onClose={() => undefined}
      />
    </ApiProvider>,
  );
const commitButton = /<button[^>]*data-testid="action-commit"[^>]*>/u;

describe("what can be done by hand", () => {
  it("is one press away for a position", () => {
    const html = renderToStaticMarkup(<PositionActions account={anAccount()} position={position} />);
    for (const deed of ["add-margin", "cash-in", "stop-loss", "take-profit", "close"]) {
      expect(html).toContain(`data-testid="hand-${deed}"`);
    }
    expect(html).not.toContain("disabled");
  });

  it("is not offered to a key that may not, and the same place says why", () => {
    const html = renderToStaticMarkup(
      <PositionActions account={anAccount({ permissions: ["account:read"] })} position={position} />,
    );
    expect(html.match(/disabled=""/gu)).toHaveLength(5);
    expect(html).toContain("This key may not trade isolated futures");
  });

  it("on the cross margin is there for keys that may trade on it", () => {
    const page = (permissions: string[]) =>
      renderToStaticMarkup(<AccountActions account={anAccount({ permissions })} open={2} />);
    expect(page(CROSS)).toContain('data-testid="hand-cross-deposit"');
    expect(page(CROSS)).toContain("Close all (2)");
    const without = page(["account:read", "futures:isolated:write"]);
    expect(without).not.toContain('data-testid="hand-cross-deposit"');
    expect(without).toContain("may not trade on the cross margin");
  });
});

it("all of it is offered in Portuguese too", () => {
  const html = renderToStaticMarkup(
    <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
      <AccountActions account={anAccount({ permissions: CROSS })} open={2} />
    </PreferencesProvider>,
  );
  expect(html).toContain("Fechar todas (2)");
  expect(html).toContain("Margem cross");
});

describe("before an action is sent", () => {
  it("what raises risk waits for its preview, and what lowers it does not", () => {
    expect(commitOf({ kind: "add-margin", amount: 10_000 })).toMatch(
      /<button[^>]*disabled=""[^>]*data-testid="action-commit"|data-testid="action-commit"[^>]*disabled=""/u,
    );
    expect(commitButton.exec(commitOf({ kind: "close-trade" }))?.[0]).not.toContain("disabled");
  });

  it("it says what the exchange does and does not", () => {
    expect(commitOf({ kind: "add-margin", amount: 10_000 })).toContain("up to 89 sats more");
    expect(commitOf({ kind: "withdraw-cross", amount: 1 })).toContain("not to a wallet");
  });

  it("a form accuses nobody of what they have not tried yet", () => {
    const read = { ok: false, mistakes: { amount: "Enter whole sats." } } as const;
    const html = renderToStaticMarkup(
      <FormFrame read={read} onAction={() => undefined} onCancel={() => undefined}>
        {(mistakes) => <p>{mistakes.amount ?? "Nothing wrong yet"}</p>}
      </FormFrame>,
    );
    expect(html).toContain("Nothing wrong yet");
  });
});
