import { beforeEach, describe, expect, test } from "vitest";
import { CHAT, openTelegramDesk, STRANGER, type TelegramDesk } from "#testing/telegram/open-telegram-desk.ts";
import { askFlatten } from "./ask-flatten.ts";

let desk: TelegramDesk;
beforeEach(async () => {
  desk = await openTelegramDesk({ positions: 2 });
});

const EXPIRED = "This question is too old or answered already. Send /flatten again.";

const thrown = (): number => desk.security.told().filter((told) => told === "panic-thrown allowed").length;

describe("/flatten", () => {
  test("shows what would be closed, at what price and with what result, and closes nothing", async () => {
    desk.pass(3_000);
    // Two longs of 100 USD, closed where they were opened: a fee of 100 sats each, and 1,000 for opening.
    expect(await desk.says("/flatten")).toBe(
      [
        "Long $100, at about 100,000: −1,100 sats",
        "Long $100, at about 100,000: −1,100 sats",
        "2 positions, fees 200 sats, result −2,200 sats after fees and funding.",
        "By the last price, 3 s old, and positions read 3 s ago.",
        "Simulated prices.",
        "",
        "Close every isolated position at the market? Nothing but closing goes on then, guards included. The cross margin stays as it is. The button serves for 60 seconds.",
      ].join("\n"),
    );
    expect(
      desk.bot.sent
        .at(-1)
        ?.buttons.flat()
        .map(({ label }) => label),
    ).toEqual(["Close everything", "Leave it"]);
    expect(await desk.stages()).toEqual([]);
  });

  test("says of what lies behind a refused key that it stays, and asks nothing", async () => {
    const { deps, userId } = desk;
    const ofUser = async (whose: string) =>
      (await deps.accounts.ofUser(whose)).map((one) => ({ ...one, status: "refused" }) as const);
    const refused = { ...deps, accounts: { ...deps.accounts, ofUser } };
    expect(await askFlatten(refused, { userId, chatId: CHAT, locale: "en" })).toEqual({
      text: "2 positions stay, because the key of their account is refused. Close them at the exchange.",
      buttons: [],
    });
  });

  test("asks in Portuguese", async () => {
    const mesa = await openTelegramDesk({ locale: "pt-BR" });
    const told = await mesa.says("/flatten");
    expect(told).toContain("Posição long de US$\u00a0100, em torno de 100.000: −1.100 sats");
    expect(told).toContain(
      "Uma posição, taxas de 100 sats, resultado −1.100 sats depois de taxas e funding.",
    );
    expect(await mesa.presses(mesa.dataOf("Fechar tudo"))).toBe(
      "Tudo está sendo fechado. /flatten diz até onde foi.\n\nFechadas: 0 de 1.",
    );
  });

  test("closes once upon a press, and tells how far it is", async () => {
    await desk.says("/flatten");
    const yes = desk.dataOf("Close everything");
    const asked = desk.bot.sent.at(-1)?.messageId;
    expect(await desk.presses(yes)).toBe(
      "Everything is being closed. /flatten tells how far it is.\n\nClosed: 0 of 2.",
    );
    expect(desk.bot.removed).toEqual([{ chatId: CHAT, messageId: asked }]);
    expect(await desk.stages()).toEqual(["flatten"]);
    expect(await desk.says("/flatten")).toBe("Closed: 0 of 2.");
    await desk.work();
    expect(await desk.says("/flatten")).toMatch(/^Closed: 2 of 2\.\n\nNothing is left to close\./u);
    expect(thrown()).toBe(1);
    expect(desk.security.events[0]?.facts).toMatchObject({ stage: "flatten", via: "telegram" });
  });

  test("does nothing upon a second press, nor upon two at once", async () => {
    await desk.says("/flatten");
    const yes = desk.dataOf("Close everything");
    await Promise.all([desk.presses(yes), desk.presses(yes)]);
    await desk.presses(yes);
    expect(desk.bot.answers.map(({ text }) => text).toSorted()).toEqual(["", EXPIRED, EXPIRED]);
    expect(thrown()).toBe(1);
    expect(await desk.deps.panic.claim(9, 60_000)).toHaveLength(1);
  });

  test("closes nothing a minute after it was asked, or once another was asked", async () => {
    await desk.says("/flatten");
    const first = desk.dataOf("Close everything");
    await desk.says("/flatten");
    const second = desk.dataOf("Close everything");
    expect(first).not.toBe(second);
    await desk.presses(first);
    desk.pass(60_000);
    await desk.presses(second);
    expect(desk.bot.answers.map(({ text }) => text)).toEqual([EXPIRED, EXPIRED]);
    expect(await desk.stages()).toEqual([]);
  });

  test("closes nothing of anybody whose question it is not, wherever it is pressed", async () => {
    await desk.says("/flatten");
    const yes = desk.dataOf("Close everything");
    await desk.presses(yes, { chatId: STRANGER, fromId: STRANGER });
    await desk.presses(yes, { fromId: STRANGER });
    await desk.presses(yes, { isPrivate: false, chatId: -1 });
    // The trader's own, from another chat that was bound since.
    await desk.bind(STRANGER);
    await desk.presses(yes, { chatId: STRANGER, fromId: STRANGER });
    expect(await desk.stages()).toEqual([]);
    expect(thrown()).toBe(0);
  });

  test("is left by the other button", async () => {
    await desk.says("/flatten");
    const yes = desk.dataOf("Close everything");
    expect(await desk.presses(desk.dataOf("Leave it"))).toBe("Nothing was closed.");
    await desk.presses(yes);
    expect(await desk.stages()).toEqual([]);
  });

  test("of nothing has nothing to ask, but asks where what is open cannot be read", async () => {
    const empty = await openTelegramDesk({ positions: 0 });
    expect(await empty.says("/flatten")).toMatch(/^No isolated position is open/u);
    const { deps, account } = empty;
    await deps.accounts.markBlind(account.id, "It does not answer.", empty.clock(), empty.clock());
    expect(await empty.says("/flatten")).toMatch(/^What is open could not be read/u);
  });
});
