import { type Manifest, nameOf, ofKind } from "./manifest.ts";
import type { Pod } from "./pods-of.ts";

/** How many pods of a kind there can be at once, while nothing is replaced. */
export const mostPods = ({ where, kind }: Pod, manifests: readonly Manifest[]): number => {
  if (kind === "Job") return 1;
  if (kind === "CronJob") {
    const job = ofKind(manifests, "CronJob").find((one) => nameOf(one) === where);
    // Anything else lets the next one begin beside the last, and so on.
    return job?.spec?.concurrencyPolicy === "Forbid" ? 1 : Number.POSITIVE_INFINITY;
  }
  const deployment = ofKind(manifests, "Deployment").find((one) => nameOf(one) === where);
  const scaler = ofKind(manifests, "HorizontalPodAutoscaler").find(
    ({ spec }) => spec?.scaleTargetRef.name === deployment?.metadata?.name,
  );
  return scaler?.spec?.maxReplicas ?? deployment?.spec?.replicas ?? 1;
};
