import { isSetting } from "#env";
import type { ManifestRule } from "./manifest.ts";
import { mostPods } from "./most-pods.ts";
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

/** Each serves its part of what a visitor may ask for: told of too few, all of them together let more pass. */
export const REPLICAS_RULE: ManifestRule = {
  guarantee: "pages know how many of them there can be",
  find: (manifests) =>
    podsOf(manifests).flatMap((pod) => {
      const most = String(mostPods(pod, manifests));
      return pod.containers
        .filter(({ args }) => args?.[0] === "web")
        .map((container) => settingsOf(container, manifests)["WEB_REPLICAS"])
        .filter((told) => told !== most)
        .map((told) => ({ where: pod.where, why: `let WEB_REPLICAS be ${most}, not ${told ?? "left out"}` }));
    }),
};
