import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PreferencesProvider } from "#ui/language/preferences-provider.tsx";
import { LinkGone } from "./link-gone.tsx";
import { MailSent } from "./mail-sent.tsx";

const sent = (isOutboxOpen: boolean): string =>
  renderToStaticMarkup(
    <MailSent
      purpose="register"
      email="new@axisor.local"
      isOutboxOpen={isOutboxOpen}
      onAgain={() => undefined}
    />,
  );

describe("after a link was asked for", () => {
  it("the address is named, and what happens if it has an account, but not whether it has", () => {
    expect(sent(false)).toContain("We sent a link to <b>new@axisor.local</b>");
    expect(sent(false)).toContain("If it has an account already");
  });

  it("the outbox is offered only where it is open", () => {
    expect(sent(true)).toContain('href="/outbox"');
    expect(sent(false)).not.toContain("/outbox");
  });
});

it("a link that is gone says why and offers every way on", () => {
  const html = renderToStaticMarkup(<LinkGone message="This link was used already." />);
  expect(html).toContain("This link was used already.");
  for (const way of ["/register", "/reset", "/login"]) expect(html).toContain(`href="${way}"`);
});

it("in Portuguese a link that is gone offers the same ways on, in its own order of words", () => {
  const html = renderToStaticMarkup(
    <PreferencesProvider initial={{ locale: "pt-BR", timeZone: "UTC" }}>
      <LinkGone message={null} />
      <MailSent purpose="reset" email="new@axisor.local" isOutboxOpen onAgain={() => undefined} />
    </PreferencesProvider>,
  );
  expect(html).toContain('<a href="/login">Entrar</a>, se o link já fez o que devia');
  expect(html).toContain("Enviamos um link para <b>new@axisor.local</b>. Ele serve uma vez");
  expect(html).toContain("Se o endereço não tiver conta, nada chega.");
});
