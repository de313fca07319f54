import { buffers, exactly, findLimitFaults, type Limit, seconds } from "./find-limit-faults.ts";
import { type ManifestRule, nameOf, ofKind } from "./manifest.ts";

const NAME = "ingress-nginx-controller";

const LIMITS: readonly Limit[] = [
  buffers("large-client-header-buffers", 8, 32),
  seconds("client-header-timeout", 5, 30),
  seconds("client-body-timeout", 5, 30),
  exactly("use-forwarded-headers", "false"),
  exactly("retry-non-idempotent", "false"),
  exactly("server-tokens", "false"),
];

/** What an Ingress cannot say: it is merged into the settings of an ingress-nginx that is not ours. */
export const CONTROLLER_RULE: ManifestRule = {
  guarantee:
    "the controller bounds heads and slow clients, believes no visitor's address and sends nothing twice",
  find: (manifests) => {
    const maps = ofKind(manifests, "ConfigMap").filter(({ metadata }) => metadata?.name === NAME);
    if (maps.length !== 1) return [{ where: `ConfigMap ${NAME}`, why: "let there be one of that name" }];
    return maps.flatMap((map) => {
      const data: Readonly<Record<string, unknown>> = map.data ?? {};
      return [
        ...findLimitFaults(nameOf(map), data, LIMITS),
        ...Object.entries(data)
          .filter(([, value]) => typeof value !== "string")
          .map(([name]) => ({ where: nameOf(map), why: `write ${name} as a text, in quotes` })),
      ];
    });
  },
};
