import { expect, test } from "vitest";
import { type Told, telegramText } from "./telegram-text.ts";

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

const told = (wanted: Partial<Told> = {}): Told => ({
  notificationId: ID,
  severity: "danger",
  title: "The guard could not add 76,471 sats.",
  lines: ["Free sats are too few.", "Liquidation 90,909."],
  at: Date.UTC(2026, 10, 28, 14, 3),
  wantsAnswer: true,
  path: "/activity?receipt=1",
  locale: "en",
  timeZone: "UTC",
  ...wanted,
});

test("says what happened and when, and what can be done about it", () => {
  expect(telegramText(told(), "https://axisor.example")).toEqual({
    text: "The guard could not add 76,471 sats.\n\nFree sats are too few.\nLiquidation 90,909.\n\n28 Nov 2026, 14:03 UTC",
    buttons: [
      [
        { label: "Seen", data: `acknowledge:${ID}` },
        { label: "Snooze 15 min", data: `snooze:${ID}` },
      ],
      [{ label: "Freeze entries", data: "freeze" }],
      [{ label: "Open", url: "https://axisor.example/activity?receipt=1" }],
    ],
  });
});

test("is told in Portuguese, by the reader's clock", () => {
  const { text, buttons } = telegramText(
    told({ locale: "pt-BR", timeZone: "America/Sao_Paulo" }),
    "https://axisor.example",
  );
  expect(text).toMatch(/28 de nov\. de 2026, 11:03 BRT$|28 de nov\. de 2026, 11:03 GMT-3$/u);
  expect(buttons.flat().map(({ label }) => label)).toEqual([
    ...["Visto", "Adiar 15 min", "Congelar entradas", "Abrir"],
  ]);
});

test("asks for no answer where none is waited for, and freezes nothing over good news", () => {
  const calm = told({ severity: "info", wantsAnswer: false, lines: [] });
  expect(telegramText(calm, "https://axisor.example").buttons).toHaveLength(1);
});

test("tells the address where Telegram would take no button for it", () => {
  const { text, buttons } = telegramText(told({ timeZone: "Not/AZone" }), "http://localhost:3000");
  expect(text).toMatch(/14:03 UTC\n\nhttp:\/\/localhost:3000\/activity\?receipt=1$/u);
  expect(buttons.flat().some((button) => "url" in button)).toBe(false);
});
