import { expect, it } from "vitest";
import { sixDigits } from "./code-field.tsx";

it("a code is read as six digits however it was pasted", () => {
  expect(sixDigits("123 456")).toBe("123456");
  expect(sixDigits(" 123-456 ")).toBe("123456");
  expect(sixDigits("1234567")).toBe("123456");
  expect(sixDigits("12a3")).toBe("123");
});
