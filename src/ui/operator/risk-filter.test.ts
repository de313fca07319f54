import { expect, it } from "vitest";
import { inSaoPaulo } from "#testing/views/in-portuguese.tsx";
import { format } from "#ui/format/format.ts";
import { leastRisk, parseRisk, RISKS, riskName } from "./risk-filter.ts";

it("an address chooses the risk to list, and anything else lists everything", () => {
  expect(leastRisk(parseRisk("alerts"))).toBe(0.8);
  for (const text of [undefined, "", "0.8", ["alerts"], "__proto__"])
    expect(leastRisk(parseRisk(text))).toBe(0);
});

it("each risk is named in the reader's language", () => {
  const names = (as: typeof format) => RISKS.map(({ key }) => riskName(as, key));
  expect(names(format)).toEqual(["Everything", "0.3 and above", "0.6 and above", "0.8 and above"]);
  expect(names(inSaoPaulo)).toEqual(["Tudo", "0,3 ou mais", "0,6 ou mais", "0,8 ou mais"]);
});
