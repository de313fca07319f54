import { describe, expect, test } from "vitest";
import { ACCOUNT_ID, anAccount, anOverview } from "#testing/views/an-overview.ts";
import { accountOfPath, chosenAccount, openingChoice, withAccount } from "./account-choice.ts";
import { rememberAccount, rememberedAccount } from "./remembered-account.ts";

const SECOND = "99999999-9999-4999-8999-999999999999";
const GONE = "77777777-7777-4777-8777-777777777777";
const accounts = [anAccount(), anAccount({ id: SECOND, label: "Second" })];

describe("the account of a page", () => {
  test("is what its address names, else what was chosen last, else all of them", () => {
    const open = (named: string | null, remembered: string | null) =>
      openingChoice(accounts, { named, remembered }).accountId;
    expect(open(SECOND, ACCOUNT_ID)).toBe(SECOND);
    expect(open(null, ACCOUNT_ID)).toBe(ACCOUNT_ID);
    expect(open(null, null)).toBeNull();
  });

  test("that is gone is forgotten, and all are shown", () => {
    expect(openingChoice(accounts, { named: null, remembered: GONE })).toEqual({
      accountId: null,
      isForgotten: true,
    });
    expect(openingChoice(accounts, { named: GONE, remembered: SECOND })).toEqual({
      accountId: null,
      isForgotten: false,
    });
    expect(chosenAccount(accounts, GONE)).toBeNull();
  });

  test("is no choice where there is one", () => {
    expect(openingChoice(accounts.slice(0, 1), { named: null, remembered: ACCOUNT_ID }).accountId).toBeNull();
  });

  test("stands in the address beside what else it says", () => {
    expect(withAccount("/positions", "sort=pl", SECOND)).toBe(`/positions?sort=pl&account=${SECOND}`);
    expect(withAccount("/positions", `?sort=pl&account=${SECOND}`, null)).toBe("/positions?sort=pl");
    expect(withAccount("/activity", "", null)).toBe("/activity");
  });

  test("is that of the position or of the account the address leads to", () => {
    const overview = anOverview({ accounts });
    expect(accountOfPath(overview, "/positions/long-600/guard")).toBe(ACCOUNT_ID);
    expect(accountOfPath(overview, `/accounts/${SECOND}/history`)).toBe(SECOND);
    expect(accountOfPath(overview, "/positions")).toBeNull();
    expect(accountOfPath(overview, "/settings")).toBeNull();
  });
});

describe("a device", () => {
  test("keeps the id of the account that was chosen last, and nothing once all are chosen", () => {
    const kept = new Map<string, string>();
    const memory = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    rememberAccount(SECOND, memory);
    expect([...kept]).toEqual([["axisor-account", SECOND]]);
    expect(rememberedAccount(memory)).toBe(SECOND);
    rememberAccount(null, memory);
    expect(rememberedAccount(memory)).toBeNull();
  });

  test("that keeps nothing breaks nothing", () => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    const memory = { getItem: refuse, setItem: refuse, removeItem: refuse };
    expect(rememberedAccount(memory)).toBeNull();
    expect(() => rememberAccount(SECOND, memory)).not.toThrow();
  });
});
