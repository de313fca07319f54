import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { aGuardReceipt } from "#testing/builders/a-guard-receipt.ts";
import { CHAT, openTelegramDesk, type TelegramDesk } from "#testing/telegram/open-telegram-desk.ts";

let desk: TelegramDesk;
let mesa: TelegramDesk;
beforeEach(async () => {
  desk = await openTelegramDesk();
  mesa = await openTelegramDesk({ locale: "pt-BR" });
});

/** What /word is answered in each language. */
const both = async (text: string): Promise<readonly (string | undefined)[]> => [
  await desk.says(text),
  await mesa.says(text),
];

test("/help lists every command, and what is none is answered with the list", async () => {
  for (const told of await both("/help"))
    for (const name of ["status", "positions", "guards", "why", "freeze", "flatten", "unfreeze", "stop"])
      expect(told).toContain(`/${name}`);
  const [en, pt] = await both("buy the dip");
  expect(en).toMatch(/^This is no command of mine\./u);
  expect(pt).toMatch(/^Este não é um comando meu\./u);
  expect(await desk.says("/start")).toBe(await desk.says("/HELP@axisor_test_bot"));
});

describe("/status", () => {
  test("tells the verdict, the worst position, free sats and how old all of it is", async () => {
    desk.pass(4_000);
    mesa.pass(4_000);
    const [en, pt] = await both("/status");
    // 100 USD from 100,000 at 5x: 20,000 sats of margin, liquidation at 83,333.33,
    // which is 83,333.5 to the half dollar and told as 83,334.
    expect(en).toBe(
      [
        "Demo: Watch.",
        "Worst: Long $100, liquidation 83,334, 16.6\u202f% away.",
        "No guard and no stop.",
        "Free sats: 897,900 sats.",
        "The cross margin is not seen: this key may not read it.",
        "Price: 4 s ago. Positions: 4 s ago. Guards ran: 4 s ago.",
        "Simulated prices.",
      ].join("\n"),
    );
    expect(pt).toBe(
      [
        "Demo: Atenção.",
        "A pior: Posição long de US$\u00a0100, liquidação em 83.334, a 16,6\u202f% do preço.",
        "Sem guardião e sem stop.",
        "Sats livres: 897.900 sats.",
        "A margem cross não aparece: esta chave não pode lê-la.",
        "Preço: há 4 s. Posições: há 4 s. Guardiões rodaram: há 4 s.",
        "Preços simulados.",
      ].join("\n"),
    );
  });

  test("calls nothing safe that is old, or is not seen", async () => {
    desk.pass(60_000);
    expect(await desk.says("/status")).toMatch(/^Demo: Not current\./u);
    desk.pass(120_000);
    expect(await desk.says("/status")).toMatch(/^Demo: Blind\./u);
    await desk.deps.accounts.markBlind(desk.account.id, "It does not answer.", desk.clock(), desk.clock());
    desk.pass(90_000);
    expect(await desk.says("/status")).toContain("It could not be read for 1 min. Guards cannot act.");
  });

  test("tells what stands of the panic switch, and when protection was proven last", async () => {
    const proven = await openTelegramDesk({ parts: { proofAgeMs: async () => 14_000 } });
    await proven.says("/freeze");
    const told = await proven.says("/status");
    expect(told).toContain("The panic switch stands at Freeze entries.");
    expect(told).toMatch(/Protection last proven 14 s ago\.$/u);
  });

  test("of whoever has no account says so", async () => {
    await desk.stores.accounts.remove(desk.userId, desk.account.id);
    expect(await desk.says("/status")).toBe("No exchange account is connected. Connect one in the app.");
  });
});

test("/positions tells each position with its guard and its age, the nearest to its end first", async () => {
  const many = await openTelegramDesk({ positions: 2 });
  const told = (await many.says("/positions")) ?? "";
  // At 6x the margin is 16,667 sats: liquidated at 85,714.04.
  expect(told.split("\n")).toEqual([
    "Demo:",
    "Long $100, liquidation 85,714, 14.2\u202f% away.",
    "No guard and no stop.",
    "Long $100, liquidation 83,334, 16.6\u202f% away.",
    "No guard and no stop.",
    "Price: 0 s ago. Positions: 0 s ago. Guards ran: 0 s ago.",
    "Simulated prices.",
  ]);
  many.pass(3_600_000);
  expect(await many.says("/positions")).toContain("These figures are not current.");
});

test("/guards tells that there is none", async () => {
  const [en, pt] = await both("/guards");
  expect(en).toContain("No guard is set.");
  expect(pt).toContain("Nenhum guardião está definido.");
});

test("/why tells the three newest receipts with the facts behind them", async () => {
  const [en, pt] = await both("/why");
  expect([en, pt]).toEqual(["Nothing has been done yet.", "Nada foi feito ainda."]);
  for (const [place, { userId, account, stores, clock }] of [desk, desk, desk, desk, mesa].entries())
    await stores.writeReceipt({
      ...{ id: randomUUID(), userId, accountId: account.id, automationId: null, positionId: null },
      ...{ intentId: null, outcome: "rejected", facts: aGuardReceipt(), rawAnswer: null },
      ...{ severity: "danger", at: clock() - 60_000 * (10 - place) },
    });
  const told = (await desk.says("/why")) ?? "";
  expect(told.split("\n\n")).toHaveLength(3);
  expect(told).toContain("Liquidation 90,909 was 3.74\u202f% away; the guard acts within 5\u202f%.");
  const ages = [...told.matchAll(/Demo, (\d+) min ago, at simulated prices\./gu)].map(([, age]) => age);
  expect(ages).toEqual(["7", "8", "9"]);
  expect(await mesa.says("/why")).toMatch(/Demo, há 6 min, com preços simulados\.$/u);
});

describe("/freeze", () => {
  test("freezes at once, and is written down as what it is", async () => {
    const [en, pt] = await both("/freeze");
    expect(en).toMatch(/^Entries are frozen on every account/u);
    expect(pt).toMatch(/^As entradas estão congeladas em todas as contas/u);
    expect(await desk.stages()).toEqual(["freeze"]);
    expect(desk.security.events).toMatchObject([
      {
        ...{ kind: "panic-thrown", outcome: "allowed", userId: desk.userId, actor: "user" },
        ...{ sessionId: null, network: null, facts: { stage: "freeze", via: "telegram" } },
      },
    ]);
  });

  test("of what is frozen already changes nothing, and nothing stricter", async () => {
    await desk.says("/freeze");
    expect(await desk.says("/freeze")).toMatch(
      /^Entries are frozen already: the panic switch stands at Freeze/u,
    );
    expect(desk.security.events).toHaveLength(1);
    const strict = { userId: desk.userId, accountId: null, stage: "guards-only", by: "trader" } as const;
    await desk.deps.panic.raise({ ...strict, at: desk.clock() });
    expect(await desk.says("/freeze")).toContain("stands at Guards only");
    expect(await desk.stages()).toEqual(["guards-only"]);
  });
});

test("/stop unbinds the chat, and nothing is told or done there any more", async () => {
  const [en, pt] = await both("/stop");
  expect(en).toMatch(/^This chat is bound to no account any more/u);
  expect(pt).toMatch(/^Esta conversa não está mais vinculada/u);
  expect(await desk.links.userOf(CHAT)).toBeNull();
  expect(desk.security.told()).toEqual(["telegram-unbound allowed"]);
  expect(await desk.says("/freeze")).toMatch(/^This chat is bound to no Axisor account/u);
  expect(await desk.stages()).toEqual([]);
});

test("what fails is told in words of ours", async () => {
  const broken = await openTelegramDesk({
    locale: "pt-BR",
    parts: { tradeLog: { list: () => Promise.reject(new Error("relation is missing")) } },
  });
  expect(await broken.says("/why")).toMatch(/^Isto deu errado do nosso lado/u);
});
