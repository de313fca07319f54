import { expect, test } from "vitest";
import { createQrCodes } from "./create-qr-codes.ts";

test("a picture is one SVG document that runs nothing and loads nothing", () => {
  const svg = createQrCodes().svg(
    "otpauth://totp/Axisor:trader%40axisor.local?secret=GEZDGNBVGY3TQOJQ&issuer=Axisor",
  );
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[^>]*>.*<\/svg>$/s);
  expect(svg).not.toMatch(/<script|href|url\(|<image|style=/i);
});

test("other words make another picture", () => {
  const { svg } = createQrCodes();
  expect(svg("one")).not.toBe(svg("two"));
});
