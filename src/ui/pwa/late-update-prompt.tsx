"use client";

import { createLatePart } from "#ui/kit/late-part.ts";
import { useLatePart } from "#ui/kit/use-late-part.ts";
import "./install-offer.ts";

const late = createLatePart(() => import("./update-prompt.tsx").then(({ UpdatePrompt }) => UpdatePrompt));

/**
 * What keeps the app itself up to date, fetched after the page: no page waits for it. The offer to install comes once and
 * early, so that is listened for from the beginning.
 */
export const LateUpdatePrompt = () => {
  const state = useLatePart(late);
  if (state.kind !== "here") return null;
  const Prompt = state.part;
  return <Prompt />;
};
