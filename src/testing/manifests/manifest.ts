import type { Deployment } from "kubernetes-types/apps/v1";
import type { HorizontalPodAutoscaler } from "kubernetes-types/autoscaling/v2";
import type { CronJob, Job } from "kubernetes-types/batch/v1";
import type { ConfigMap, Namespace, Service, ServiceAccount } from "kubernetes-types/core/v1";
import type { Ingress, NetworkPolicy } from "kubernetes-types/networking/v1";
import type { PodDisruptionBudget } from "kubernetes-types/policy/v1";

/** One thing that Kubernetes is told. Of any other kind there is none here, and none gets past `findTypeFaults`. */
export type Manifest =
  | ConfigMap
  | CronJob
  | Deployment
  | HorizontalPodAutoscaler
  | Ingress
  | Job
  | Namespace
  | NetworkPolicy
  | PodDisruptionBudget
  | Service
  | ServiceAccount;

/** What is wrong with one manifest, in words that say what to do. */
export type Fault = { readonly where: string; readonly why: string };

/** What manifests beside each other must hold to. */
export type ManifestRule = {
  readonly guarantee: string;
  readonly find: (manifests: readonly Manifest[]) => readonly Fault[];
};

/** As people call it: `Deployment web`. */
export const nameOf = ({ kind, metadata }: Manifest): string =>
  `${kind ?? "Thing"} ${metadata?.name ?? "without a name"}`;

/** Those of one kind. */
export const ofKind = <Kind extends NonNullable<Manifest["kind"]>>(
  manifests: readonly Manifest[],
  kind: Kind,
): readonly Extract<Manifest, { kind?: Kind }>[] =>
  manifests.filter((one): one is Extract<Manifest, { kind?: Kind }> => one.kind === kind);
