import { beforeEach, describe, expect, test } from "vitest";
import { CHAT, openTelegramDesk, type TelegramDesk } from "#testing/telegram/open-telegram-desk.ts";

let desk: TelegramDesk;
let app: { code(): string };
beforeEach(async () => {
  desk = await openTelegramDesk();
  app = await desk.addApp();
  await desk.says("/freeze");
  desk.security.events.length = 0;
});

/** A code that is not the right one. */
const wrong = (): string => String((Number(app.code()) + 1) % 1_000_000).padStart(6, "0");

describe("/unfreeze", () => {
  test("takes a fresh code, lets everything go on, and takes the code out of the chat", async () => {
    const asked = desk.aText(`/unfreeze ${app.code()}`);
    expect(await desk.says(`/unfreeze ${app.code()}`)).toBe("Everything goes on as it was armed.");
    expect(await desk.stages()).toEqual([]);
    expect(desk.bot.removed).toHaveLength(1);
    expect(desk.bot.removed[0]?.chatId).toBe(CHAT);
    expect(asked.kind).toBe("text");
    expect(desk.security.events).toMatchObject([
      { kind: "step-up", outcome: "allowed", facts: { method: "totp", via: "telegram" } },
      { kind: "panic-lowered", outcome: "allowed", facts: { stage: "calm", via: "telegram" } },
    ]);
  });

  test("asks for the code where there is none, or what is none", async () => {
    for (const text of ["/unfreeze", "/unfreeze 12345", "/unfreeze please"])
      expect(await desk.says(text)).toMatch(/^This puts more at risk, so it needs a code/u);
    expect(desk.bot.removed).toHaveLength(2);
    expect(await desk.stages()).toEqual(["freeze"]);
    expect(desk.security.events).toEqual([]);
  });

  test("refuses a wrong code, and after five of them the right one too", async () => {
    for (let time = 0; time < 5; time++)
      expect(await desk.says(`/unfreeze ${wrong()}`)).toMatch(/^Nothing was changed\. .*code/iu);
    expect(await desk.says(`/unfreeze ${app.code()}`)).toMatch(
      /^Nothing was changed\. .*(minutes|attempts)/iu,
    );
    expect(await desk.stages()).toEqual(["freeze"]);
    expect(desk.bot.removed).toHaveLength(6);
    expect(desk.security.told()).toEqual(Array(6).fill("step-up refused"));
    desk.pass(30 * 60_000);
    expect(await desk.says(`/unfreeze ${app.code()}`)).toBe("Everything goes on as it was armed.");
  });

  test("takes a code once", async () => {
    const code = app.code();
    await desk.says(`/unfreeze ${code}`);
    await desk.says("/freeze");
    expect(await desk.says(`/unfreeze ${code}`)).toMatch(/^Nothing was changed/u);
    expect(await desk.stages()).toEqual(["freeze"]);
  });

  test("of whoever has no app is done in the app", async () => {
    const bare = await openTelegramDesk();
    await bare.says("/freeze");
    expect(await bare.says("/unfreeze 123456")).toMatch(/You have no authenticator app: do it in the app/u);
    expect(await bare.stages()).toEqual(["freeze"]);
    expect(bare.bot.removed).toHaveLength(1);
  });

  test("waits out the day after the password was reset, and uses no code up for that", async () => {
    const at = desk.clock();
    await desk.users.setPassword(desk.userId, { passwordHash: "x", at, frozenUntil: at + 7_200_000 });
    const code = app.code();
    expect(await desk.says(`/unfreeze ${code}`)).toMatch(/The password was reset, so this waits 2 hours/u);
    expect(await desk.stages()).toEqual(["freeze"]);
    expect(await desk.factors.spendStep(desk.userId, Math.floor(desk.clock() / 30_000))).toBe(true);
  });

  test("is told to delete the code by hand where it could not be taken out", async () => {
    desk.bot.cannotRemove = true;
    expect(await desk.says(`/unfreeze ${app.code()}`)).toMatch(
      /could not be taken out of this chat\. Delete it/u,
    );
  });

  test("has nothing to do where nothing is frozen, and leaves what stands on one account", async () => {
    await desk.says(`/unfreeze ${app.code()}`);
    expect(await desk.says("/unfreeze 123456")).toMatch(/^Nothing is frozen: the panic switch is calm/u);
    const one = { userId: desk.userId, accountId: desk.account.id, by: "breaker", at: desk.clock() } as const;
    await desk.deps.panic.raise({ ...one, stage: "guards-only" });
    expect(await desk.says("/unfreeze 123456")).toMatch(/^Nothing is frozen on all accounts/u);
    await desk.says("/freeze");
    desk.pass(30_000);
    expect(await desk.says(`/unfreeze ${app.code()}`)).toBe(
      "Everything goes on as it was armed.\n\nThe panic switch still stands on Demo. It is lowered in the app, on the page Panic.",
    );
    expect(await desk.stages()).toEqual(["guards-only"]);
  });

  test("is refused in Portuguese", async () => {
    const mesa = await openTelegramDesk({ locale: "pt-BR" });
    await mesa.says("/freeze");
    expect(await mesa.says("/unfreeze")).toMatch(/^Isto aumenta o risco/u);
    const other = await mesa.addApp();
    expect(await mesa.says(`/unfreeze ${Number(other.code()) === 0 ? "000001" : "000000"}`)).toMatch(
      /^Nada mudou\. /u,
    );
  });

  test("keeps no code in the log, nor in what it says", async () => {
    const code = wrong();
    await desk.says(`/unfreeze ${code}`);
    expect(JSON.stringify([desk.lines, desk.security.events, desk.bot.sent])).not.toContain(code);
  });
});
