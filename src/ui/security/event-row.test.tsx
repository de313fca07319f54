import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { SecurityEventView } from "#server/trpc/schemas/sign-in.ts";
import { aSecurityEventView } from "#testing/views/a-security-view.ts";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { EventRow } from "./event-row.tsx";

const row = (change: Partial<SecurityEventView> = {}, of?: string): string =>
  renderToStaticMarkup(<EventRow event={aSecurityEventView(change)} of={of ?? null} />);

describe("a security event", () => {
  it("says what happened, on what and from where", () => {
    expect(row()).toContain("Logged in");
    expect(row()).toContain("Firefox on Linux · 203.0.113.7");
    expect(row({ device: null, network: null })).not.toContain("null");
  });

  it("says when it was not let through, and whose fault a failure is", () => {
    expect(row({ outcome: "refused" })).toContain("Refused");
    expect(row({ outcome: "failed" })).toContain("Failed on our side");
  });

  it("tells what made it risky in words, and never a risk higher than it was", () => {
    const html = row({ risk: 0.7999, signals: ["a new device", "a network never seen"] });
    expect(html).toContain("Odd: a new device, a network never seen.");
    expect(html).toContain("Risk 0.79");
  });

  it("tells it in Portuguese, the risk with a comma", () => {
    const event = aSecurityEventView({ outcome: "refused", risk: 0.7999, signals: ["x", "y"] });
    const html = renderToStaticMarkup(
      <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
        <EventRow event={event} />
      </PreferencesProvider>,
    );
    expect(html).toContain("Incomum: x, y.");
    expect(html).toContain("Risco 0,79");
    expect(html).toContain("Recusado · Firefox");
  });

  it("makes nothing of a risk that is none", () => {
    expect(row({ risk: 0.1, signals: ["a new hour"] })).not.toMatch(/Risk|Odd/u);
  });

  it("names whose account it is about where events of several are listed", () => {
    expect(row({}, "other@axisor.local")).toContain("other@axisor.local · Firefox");
  });

  it("is drawn as danger only when it is", () => {
    expect(row({ severity: "danger" })).toContain("s-danger");
    expect(row({ severity: "info" })).not.toContain("s-danger");
  });
});
