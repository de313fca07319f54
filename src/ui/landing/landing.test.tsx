import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { reEvaluate } from "#domain/automations/re-evaluate.ts";
import type { Locale } from "#domain/language/locale.ts";
import { DEFAULT_PREFERENCES } from "#domain/language/preferences.ts";
import { receiptView, reEvaluationView } from "#server/views/receipt-view.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { Landing } from "./landing.tsx";
import { RECORDED_RECEIPT } from "./recorded-receipt.ts";

const NARROW = "\u202f";

const landing = (locale: Locale): string => {
  const preferences = { ...DEFAULT_PREFERENCES, locale };
  return renderToStaticMarkup(
    <PreferencesProvider initial={preferences}>
      <Landing
        preferences={preferences}
        receipt={receiptView(RECORDED_RECEIPT, locale)}
        again={reEvaluationView(reEvaluate(RECORDED_RECEIPT.facts), locale)}
      />
    </PreferencesProvider>,
  );
};

describe("the landing page", () => {
  it("tells its worked example with the figures as they are written in English", () => {
    const html = landing("en");
    expect(html).toContain("A long of $2,500. The guard acts when liquidation is closer than 5 %.");
    expect(html).toContain("adds at most 438,905 sats in all.");
    expect(html).toContain(`Price 69,480, liquidation 63,289, 8.9${NARROW}% away.`);
    expect(html).toContain("Nothing yet: it acts at 66,620.");
  });

  it("tells it in Portuguese with the figures as they are written there", () => {
    const html = landing("pt-BR");
    expect(html).toContain(
      "Um long de US$\u00a02.500. O guardião age quando a liquidação está a menos de 5 %.",
    );
    expect(html).toContain("adiciona no máximo 438.905 sats ao todo.");
    expect(html).toContain(`Preço 69.480, liquidação 63.289, a 8,9${NARROW}%.`);
    expect(html).toContain("A Axisor não é uma corretora e não guarda fundos.");
  });

  it("shows a receipt with what came of deciding again, and says that its prices were simulated", () => {
    const html = landing("en");
    expect(html).toContain("Guard added 220,491 sats to long $2,500. Liquidation 63,289");
    expect(html).toContain("the decision is the same to the last number.");
    expect(html).toContain("written by a guard that acted on simulated prices");
  });
});
