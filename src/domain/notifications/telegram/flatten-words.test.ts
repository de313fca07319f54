import { expect, test } from "vitest";
import { priceFromUsd, sats, usd } from "../../units.ts";
import { flattenProgress, flattenQuestion, flattenReply } from "./flatten-words.ts";

const close = { side: "long", quantity: usd(100), exit: priceFromUsd(100_000), net: sats(-1_100) } as const;
const NONCE = "n".repeat(32);

test("many closes are told by their number, and what has no price is not left out", () => {
  const looks = [
    {
      ...{ isSimulated: false, closes: Array(16).fill(close), fee: sats(1_600), net: sats(-17_600) },
      ...{ priceAgeMs: 2_000, readAgeMs: null },
    },
  ];
  const asked = { looks, unpriced: 1, refused: 0, isBlind: true, nonce: NONCE };
  const { text, buttons } = flattenQuestion("en", asked);
  expect(text.match(/at about 100,000/gu)).toHaveLength(15);
  expect(text).toContain("And one more.\n16 positions, fees 1,600 sats, result −17,600 sats");
  expect(text).toContain("By the last price, 2 s old. The account has not been read yet.");
  expect(text).toContain("One more position has no price now, and is closed too.");
  expect(text).toContain("What is open could not be read.");
  expect(text).not.toContain("Simulated");
  expect(text).not.toContain("refused");
  expect(flattenQuestion("en", { ...asked, refused: 1 }).text).toContain(
    "One position stays, because the key of its account is refused.",
  );
  expect(flattenQuestion("pt-BR", { ...asked, refused: 3 }).text).toContain(
    "3 posições ficam abertas, porque a chave",
  );
  expect(buttons).toEqual([
    [{ label: "Close everything", data: `flatten:${NONCE}` }],
    [{ label: "Leave it", data: `leave:${NONCE}` }],
  ]);
  expect(flattenQuestion("pt-BR", { ...asked, unpriced: 2 }).text).toContain(
    "Mais 2 posições estão sem preço",
  );
});

test("progress tells what is closed, what fails, and when nothing is left", () => {
  const progress = { closed: 1, failed: 2, open: 2, isUnderWay: true };
  expect(flattenProgress("en", progress, false).text).toBe(
    "Closed: 1 of 3.\n\n2 could not be closed and are tried again.",
  );
  expect(flattenProgress("pt-BR", { ...progress, failed: 1 }, true).text).toBe(
    "Tudo está sendo fechado. /flatten diz até onde foi.\n\nFechadas: 1 de 3.\n\nUma não pôde ser fechada e é tentada de novo.",
  );
  const none = { closed: 0, failed: 0, open: 0 };
  expect(flattenProgress("en", { ...none, isUnderWay: true }, false).text).toBe(
    "What is open is being read.",
  );
  expect(flattenProgress("pt-BR", { ...none, isUnderWay: false }, false).text).toMatch(
    /^Nada resta para fechar/u,
  );
  expect(flattenReply("pt-BR", "left").text).toBe("Nada foi fechado.");
});
