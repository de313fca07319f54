import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { lengthWords, PasswordField } from "./password-field.tsx";
import { PASSWORD_WORDS } from "./password-words.ts";

it("a password in the making says how long it is and how long it has to be", () => {
  expect(lengthWords(PASSWORD_WORDS.en, 0, 15)).toBe("At least 15 characters.");
  expect(lengthWords(PASSWORD_WORDS.en, 9, 15)).toBe("9 of at least 15 characters.");
  expect(lengthWords(PASSWORD_WORDS.en, 15, 15)).toBe("15 characters: long enough.");
});

it("a password is hidden until it is asked to be shown, and is told apart as old or new", () => {
  const html = renderToStaticMarkup(
    <PasswordField id="p" name="password" label="Password" autoComplete="new-password" least={15} />,
  );
  expect(html).toContain('type="password"');
  expect(html).toContain('autoComplete="new-password"');
  expect(html).toContain('aria-pressed="false"');
  expect(html).toContain('aria-describedby="p-length"');
});
