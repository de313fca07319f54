import { describe, expect, it } from "vitest";
import { SCOPE_WORDS, scopeWords } from "./scope-words.ts";

const { en, "pt-BR": pt } = SCOPE_WORDS;

describe("what a key may do", () => {
  it("is told by subject, reading and trading together", () => {
    expect(scopeWords(en, ["account:read", "futures:isolated:read", "futures:isolated:write"])).toEqual({
      figure: "Cannot withdraw",
      line: "May read the account and read and trade isolated futures.",
    });
    expect(scopeWords(en, ["account:read", "futures:*"]).line).toBe(
      "May read the account and read and trade all futures.",
    );
  });

  it("says first when it can withdraw, through a wildcard too", () => {
    expect(scopeWords(en, ["account:withdrawals:write"]).figure).toBe("Can withdraw");
    expect(scopeWords(en, ["account:*"]).figure).toBe("Can withdraw");
    expect(scopeWords(en, ["account:withdrawals:read"]).figure).toBe("Cannot withdraw");
  });

  it("names a scope without words as the exchange does, and leaves none out", () => {
    expect(scopeWords(en, ["lightning:ping", "account:read"]).line).toBe(
      "May read the account and lightning:ping.",
    );
    expect(scopeWords(en, ["*"]).line).toBe("May *.");
  });

  it("is listed in Portuguese too", () => {
    expect(scopeWords(pt, ["account:read", "futures:isolated:*", "account:deposits:write"])).toEqual({
      figure: "Não permite saque",
      line: "Pode ler a conta, ler e operar futuros isolados e alterar depósitos.",
    });
    expect(scopeWords(pt, ["account:withdrawals:write"]).figure).toBe("Permite saque");
  });

  it("claims nothing before the exchange has said", () => {
    expect(scopeWords(en, []).figure).toBe("Not known");
  });
});
