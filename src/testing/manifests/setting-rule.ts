import { isSetting } from "#env";
import type { ManifestRule } from "./manifest.ts";
import { podsOf } from "./pods-of.ts";
import { settingsOf } from "./secret-rules.ts";

/** What the server of the pages reads by itself. */
const NEXT_READS: readonly string[] = ["HOSTNAME"];

/** A setting that nobody reads is a wish that is not heard. */
export const SETTING_RULE: ManifestRule = {
  guarantee: "every setting is one that the product reads",
  find: (manifests) =>
    podsOf(manifests).flatMap(({ where, containers }) =>
      containers
        .flatMap((container) => Object.keys(settingsOf(container, manifests)))
        .filter((name) => !isSetting(name) && !NEXT_READS.includes(name))
        .map((name) => ({ where, why: `sets ${name}, which nothing reads` })),
    ),
};
