import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { Landing } from "./landing.tsx";

const NARROW = "\u202f";

describe("the landing page", () => {
  it("tells its worked example with the figures as they are written in English", () => {
    const html = renderToStaticMarkup(<Landing />);
    expect(html).toContain("A long of $2,500. The guard acts when liquidation is closer than 5 %.");
    expect(html).toContain("220,484 sats added, once. Liquidation is 10 % away again.");
    expect(html).toContain(`Price 69,480, liquidation 63,289, 8.9${NARROW}% away.`);
  });

  it("tells it in Portuguese with the figures as they are written there", () => {
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <Landing />
      </PreferencesProvider>,
    );
    expect(html).toContain(
      "Um long de US$\u00a02.500. O guardião age quando a liquidação está a menos de 5 %.",
    );
    expect(html).toContain("220.484 sats adicionados, uma única vez. A liquidação está de novo a 10 %.");
    expect(html).toContain(`Preço 69.480, liquidação 63.289, a 8,9${NARROW}%.`);
    expect(html).toContain("A Axisor não é uma corretora e não guarda fundos.");
  });
});
