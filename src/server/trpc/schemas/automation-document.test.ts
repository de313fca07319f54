import fc from "fast-check";
import { expect, it } from "vitest";
import { toAutomationDocument } from "#domain/automations/history/automation-document.ts";
import { parseAutomationDocument } from "#domain/automations/history/parse-automation-document.ts";
import { anySettings } from "#testing/arbitraries/arbitrary-automation-settings.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { automationDocumentSchema } from "./automation-document.ts";

const odd = fc.constantFrom<unknown>(
  ...[null, 0, 1, 2, -1, 0.5, 6, 1e300, 2 ** 53, 86_401, 200_000_000, 200_000_001],
  ...["", "price", "percent", "long", "x".repeat(65), true, [], {}, undefined],
  ...["2026-01-31T14:03:00Z", "2026-01-31T24:03:00Z", "2026-13-01T00:00:00Z", "2026-01-31"],
  ...["2026-02-29T14:03:00Z", "2026-01-31T14:03:00.5Z", "2026-01-31T14:03:00.500Z"],
);

it("a document is taken by the API exactly where the domain's parser takes it, whatever was done to a value of it", () => {
  fc.assert(
    fc.property(anySettings, fc.boolean(), fc.nat(), odd, (settings, isPlaced, which, value) => {
      const position = isPlaced ? aPosition() : null;
      const document = toAutomationDocument([{ settings, position }], "2026-01-31T14:03:00.000Z");
      const walk = { place: 0, of: 0 };
      JSON.stringify(document, (_, part) => {
        walk.of += 1;
        return part;
      });
      const text = JSON.stringify(document, (_, part) => {
        walk.place += 1;
        return walk.place === (which % walk.of) + 1 ? value : part;
      });
      const changed: unknown = text === undefined ? undefined : JSON.parse(text);
      expect(automationDocumentSchema.safeParse(changed).success).toBe(parseAutomationDocument(changed).ok);
    }),
    { numRuns: runs(5_000) },
  );
});
