import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { aGuardView } from "#testing/views/an-overview.ts";
import { draftOf } from "./guard-draft.ts";
import { GuardSentence } from "./guard-sentence.tsx";

const html = renderToStaticMarkup(
  <GuardSentence
    draft={draftOf(aGuardView().config)}
    onChange={() => undefined}
    mistakes={[{ field: "steps.0.deed", message: "The target must be farther away." }]}
    mostToLose="1,038,905 sats, $704.79"
  />,
);
const order = [...html.matchAll(/data-testid="(guard-[a-z-]+)"/gu)].map(([, name]) => name);

describe("the guard's sentence on the page", () => {
  it("asks first what the guard may cost, with the most that can be lost beside it", () => {
    expect(order.slice(0, 3)).toEqual(["guard-max-total", "guard-max-loss", "guard-most-to-lose"]);
    expect(order).toContain("guard-cooldown");
    expect(html).toContain("1,038,905 sats, $704.79");
  });

  it("marks the blank that is wrong and says why", () => {
    expect(html).toMatch(/aria-invalid="true"[^>]*data-testid="guard-target"/u);
    expect(html).toContain("Target distance: The target must be farther away.");
  });
});
