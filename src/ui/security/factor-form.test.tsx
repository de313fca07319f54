import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type FactorChoice, FactorForm } from "./factor-form.tsx";

const form = (methods: readonly FactorChoice[], canPasskey = true): string =>
  renderToStaticMarkup(
    <FactorForm
      methods={methods}
      name="factor"
      submit="Log in"
      busy={null}
      problem={null}
      canPasskey={canPasskey}
      takesFocus={false}
      onTyped={() => undefined}
      onPasskey={() => undefined}
    />,
  );

describe("a second factor", () => {
  it("of an app is asked for as a one-time code that phones and password managers recognise", () => {
    const html = form(["totp"]);
    expect(html).toContain('data-testid="factor-code"');
    expect(html).toContain('autoComplete="one-time-code"');
    expect(html).toContain('inputMode="numeric"');
  });

  it("offers every other way the account has, and none it has not", () => {
    const html = form(["totp", "passkey", "backup-code"]);
    expect(html).toContain("Use a passkey");
    expect(html).toContain("Use a backup code");
    expect(html).not.toContain("Use your password");
    expect(form(["totp"])).not.toMatch(/Use a passkey|Use a backup code/u);
  });

  it("that is a passkey alone asks for no code until one is wanted", () => {
    const html = form(["passkey", "backup-code"]);
    expect(html).toContain("Use a passkey");
    expect(html).not.toContain('data-testid="factor-code"');
    expect(html).toContain("Use a backup code");
  });

  it("never offers a passkey where the browser or the address has none", () => {
    expect(form(["totp", "passkey"], false)).not.toContain("Use a passkey");
    expect(form(["passkey", "backup-code"], false)).toContain('data-testid="factor-code"');
    expect(form(["passkey"], false)).toContain("cannot ask for one at this address");
  });
});
