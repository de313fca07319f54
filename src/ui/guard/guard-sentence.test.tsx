import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/language/locale.ts";
import { aGuardView } from "#testing/views/an-overview.ts";
import { format } from "#ui/format/format.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { draftOf } from "./guard-draft.ts";
import { GuardSentence } from "./guard-sentence.tsx";

const shown = (locale: Locale) =>
  renderToStaticMarkup(
    <PreferencesProvider initial={{ locale, timeZone: "UTC" }}>
      <GuardSentence
        draft={draftOf(format, aGuardView().config)}
        onChange={() => undefined}
        mistakes={[{ field: "steps.0.deed", message: "The target must be farther away." }]}
        mostToLose="1,038,905 sats, $704.79"
      />
    </PreferencesProvider>,
  );
const plain = (markup: string): string =>
  markup
    .replace(/<option[^>]*>[^<]*<\/option>/gu, "")
    .replace(/<(?:input|select)[^>]*>/gu, "_")
    .replace(/<[^>]*>/gu, "")
    .replace(/\s+/gu, " ");
const html = shown("en");
const order = [...html.matchAll(/data-testid="(guard-[a-z-]+)"/gu)].map(([, name]) => name);

describe("the guard's sentence on the page", () => {
  it("asks first what the guard may cost, with the most that can be lost beside it", () => {
    expect(order.slice(0, 3)).toEqual(["guard-max-total", "guard-max-loss", "guard-most-to-lose"]);
    expect(order).toContain("guard-cooldown");
    expect(html).toContain("1,038,905 sats, $704.79");
  });

  it("marks the blank that is wrong and says why", () => {
    expect(html).toMatch(/aria-invalid="true"[^>]*data-testid="guard-target"/u);
    expect(html).toContain("Target distance: The target must be farther away.");
  });

  it("leaves the same blanks in each language", () => {
    const english = plain(html);
    expect(english).toContain("Add at most _ in all, and stop when _ could be lost.");
    expect(english).toContain("When _ _, _ _ away.");
    expect(english).toContain("Add _ at a time and _ a day, at least _ apart, and keep _ free.");
    const portuguese = plain(shown("pt-BR"));
    expect(portuguese).toContain("Adicione no máximo _ ao todo e pare quando a perda possível chegar a _.");
    expect(portuguese).toContain("Quando _ _, _ _ de distância.");
    expect(portuguese).toContain(
      "Adicione _ por vez e _ por dia, com intervalo de pelo menos _, e mantenha _ livres.",
    );
    expect(portuguese).toContain("Distância do alvo: The target");
  });
});
