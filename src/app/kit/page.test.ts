import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";
import { expect, test } from "vitest";
import settings from "../../../next.config.mjs";

test("the page of all components is a page in development only", async () => {
  const extensions = async (phase: string) => (await settings(phase)).pageExtensions;
  expect(await extensions(PHASE_DEVELOPMENT_SERVER)).toContain("dev.tsx");
  for (const phase of [PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER])
    expect((await extensions(phase)).some((ending) => "page.dev.tsx" === `page.${ending}`)).toBe(false);
});
