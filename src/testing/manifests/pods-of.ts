import type { Container, PodSpec } from "kubernetes-types/core/v1";
import { type Manifest, nameOf } from "./manifest.ts";

/** What a Deployment, a Job or a CronJob makes pods of. */
export type Pod = {
  readonly where: string;
  readonly kind: "CronJob" | "Deployment" | "Job";
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
  /** Those that run first or beside, too. */
  readonly containers: readonly Container[];
};

const templateOf = (manifest: Manifest) => {
  if (manifest.kind === "Deployment" || manifest.kind === "Job") return manifest.spec?.template;
  return manifest.kind === "CronJob" ? manifest.spec?.jobTemplate.spec?.template : undefined;
};

/** The pods that manifests make. */
export const podsOf = (manifests: readonly Manifest[]): readonly Pod[] =>
  manifests.flatMap((manifest) => {
    const { kind } = manifest;
    if (kind !== "Deployment" && kind !== "Job" && kind !== "CronJob") return [];
    const template = templateOf(manifest);
    const spec: PodSpec = template?.spec ?? { containers: [] };
    const containers = [...(spec.initContainers ?? []), ...spec.containers];
    return [{ where: nameOf(manifest), kind, labels: template?.metadata?.labels ?? {}, spec, containers }];
  });

/** What a selector of labels takes. */
export type Selector = {
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
  readonly matchExpressions?:
    | readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[] | undefined;
      }[]
    | undefined;
};

/** Whether a selector takes what carries these labels; an operator that is not `In` takes nothing here. */
export const selects = (selector: Selector, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value) &&
  (selector.matchExpressions ?? []).every(
    ({ key, operator, values = [] }) => operator === "In" && values.includes(labels[key] ?? ""),
  );
