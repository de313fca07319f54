import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { SecurityView } from "#server/trpc/schemas/sign-in.ts";
import { aSecurityView, aSessionView } from "#testing/views/a-security-view.ts";
import { ago, NOW } from "#testing/views/an-overview.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { FrozenNote } from "./frozen-note.tsx";
import { SecurityHead } from "./security-head.tsx";
import { SecurityWaiting, WaitingParts } from "./security-waiting.tsx";

const head = (change: Partial<SecurityView> = {}, isStale = false): string =>
  renderToStaticMarkup(
    <SecurityHead view={aSecurityView(change)} ageMs={48_000} now={NOW} isStale={isStale} />,
  );

describe("the head of the Security page", () => {
  it("says the verdict first, then where one is logged in and for how long one is confirmed", () => {
    const other = aSessionView({ id: "66666666-6666-4666-8666-666666666666", isThis: false });
    const html = head({ steppedUpUntil: ago(-192_000), sessions: [aSessionView(), other] });
    expect(html).toContain("Your account has a second factor");
    expect(html).toContain("s-safe");
    expect(html).toContain("in 2 browsers");
    expect(html).toContain("for 3 min 12 s");
    expect(head({ steppedUpUntil: ago(1) })).toContain("not now");
  });

  it("shows what is missing with its own hue, and what is old with none", () => {
    expect(head({ totp: null })).toContain("s-watch");
    expect(head({}, true)).not.toMatch(/s-safe|s-watch/u);
    expect(head({}, true)).toContain('class="stale-num">48 s ago');
  });

  it("claims nothing before it was read, and keeps the place of what will be there", () => {
    const html = renderToStaticMarkup(
      <>
        <SecurityWaiting problem={null} onAgain={() => undefined} />
        <WaitingParts isReading />
      </>,
    );
    expect(html).not.toMatch(/second factor<|s-safe/u);
    expect(html.split('class="part"')).toHaveLength(7);
  });

  it("says that it is not known, and offers another try, when it could not be read", () => {
    const html = renderToStaticMarkup(
      <SecurityWaiting problem="Axisor did not answer." onAgain={() => undefined} />,
    );
    expect(html).toContain("Not known");
    expect(html).toContain("Axisor did not answer.");
    expect(html).toContain("Read it again");
  });
});

describe("a freeze", () => {
  const note = (until: string) => renderToStaticMarkup(<FrozenNote until={until} now={NOW} />);

  it("says when it ends and that guards go on", () => {
    expect(note(ago(-3_600_000))).toContain("until 23 November 2026, 18:53 UTC, for 1 h 00 min more");
    expect(note(ago(-3_600_000))).toContain("Guards go on");
  });

  it("is told in Portuguese and in the reader's own zone", () => {
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "America/Sao_Paulo" }}>
        <FrozenNote until={ago(-3_600_000)} now={NOW} />
      </PreferencesProvider>,
    );
    expect(html).toContain("até 23 de novembro de 2026, 15:53 BRT, por mais 1 h 00 min");
    expect(html).not.toContain("UTC");
  });

  it("that is over says nothing", () => {
    expect(note(ago(0))).toBe("");
  });
});
