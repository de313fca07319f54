"use client";

import { useLoaded } from "#ui/kit/use-loaded.ts";
import "./install-offer.ts";

const load = async () => (await import("./update-prompt.tsx")).UpdatePrompt;

/**
 * What keeps the app itself up to date, fetched after the page: no page waits for it. The offer to install comes once and
 * early, so that is listened for from the beginning.
 */
export const LateUpdatePrompt = () => {
  const { part: Loaded } = useLoaded(load);
  return Loaded === null ? null : <Loaded />;
};
