import { expect, it } from "vitest";
import { hideCredential } from "./hide-credential.ts";

const CREDENTIAL = { key: "the-key", secret: "the-key-and-more", passphrase: "abc" };

it("takes every part out of every text, the longest first, and leaves the rest as it is", () => {
  const shown = hideCredential(
    { id: "trade the-key", list: ["the-key-and-more!", 7, null, true], inner: { ok: "abc" } },
    CREDENTIAL,
  );
  expect(shown).toEqual({ id: "trade [hidden]", list: ["[hidden]!", 7, null, true], inner: { ok: "abc" } });
});
