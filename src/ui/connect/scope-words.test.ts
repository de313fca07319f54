import { describe, expect, it } from "vitest";
import { scopeWords } from "./scope-words.ts";

describe("what a key may do", () => {
  it("is told by subject, reading and trading together", () => {
    expect(scopeWords(["account:read", "futures:isolated:read", "futures:isolated:write"])).toEqual({
      figure: "Cannot withdraw",
      line: "May read the account and read and trade isolated futures.",
    });
    expect(scopeWords(["account:read", "futures:*"]).line).toBe(
      "May read the account and read and trade all futures.",
    );
  });

  it("says first when it can withdraw, through a wildcard too", () => {
    expect(scopeWords(["account:withdrawals:write"]).figure).toBe("Can withdraw");
    expect(scopeWords(["account:*"]).figure).toBe("Can withdraw");
    expect(scopeWords(["account:withdrawals:read"]).figure).toBe("Cannot withdraw");
  });

  it("names a scope without words as the exchange does, and leaves none out", () => {
    expect(scopeWords(["lightning:ping", "account:read"]).line).toBe(
      "May read the account and lightning:ping.",
    );
    expect(scopeWords(["*"]).line).toBe("May *.");
  });

  it("claims nothing before the exchange has said", () => {
    expect(scopeWords([]).figure).toBe("Not known");
  });
});
