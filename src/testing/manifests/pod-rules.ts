import type { Container } from "kubernetes-types/core/v1";
import type { Fault, ManifestRule } from "./manifest.ts";
import { ofKind } from "./manifest.ts";
import { type Pod, podsOf, selects } from "./pods-of.ts";
import { PROBE_RULE } from "./probe-rule.ts";

const PRE_STOP_S = 5;
const GRACE_S = 30;

/** A fault for each pod, or container of one, of which something is not so. */
const eachPod =
  (why: (pod: Pod) => string | undefined): ManifestRule["find"] =>
  (manifests) =>
    podsOf(manifests).flatMap((pod) => {
      const found = why(pod);
      return found === undefined ? [] : [{ where: pod.where, why: found }];
    });

const eachContainer =
  (why: (container: Container, pod: Pod) => string | undefined): ManifestRule["find"] =>
  (manifests) =>
    podsOf(manifests).flatMap((pod) =>
      pod.containers.flatMap((container) => {
        const found = why(container, pod);
        return found === undefined ? [] : [{ where: `${pod.where}, ${container.name}`, why: found }];
      }),
    );

const isConfined = ({ spec }: Pod): boolean => {
  const { securityContext: context, hostNetwork, hostPID, hostIPC } = spec;
  return (
    context?.runAsNonRoot === true &&
    Number.isInteger(context.runAsUser) &&
    context.runAsUser !== 0 &&
    context.seccompProfile?.type === "RuntimeDefault" &&
    [hostNetwork, hostPID, hostIPC].every((one) => one !== true)
  );
};

const isCaged = ({ securityContext: context }: Container): boolean =>
  context?.allowPrivilegeEscalation === false &&
  context.privileged !== true &&
  context.runAsUser === undefined &&
  context.readOnlyRootFilesystem === true &&
  context.capabilities?.add === undefined &&
  context.capabilities?.drop?.join() === "ALL";

const tokenFaults: ManifestRule["find"] = (manifests): readonly Fault[] => [
  ...eachPod(({ spec }) =>
    spec.automountServiceAccountToken === false ? undefined : "set automountServiceAccountToken to false",
  )(manifests),
  ...ofKind(manifests, "ServiceAccount")
    .filter(({ automountServiceAccountToken: mounts }) => mounts !== false)
    .map(({ metadata }) => ({
      where: `ServiceAccount ${metadata?.name}`,
      why: "set automountServiceAccountToken to false",
    })),
];

/** What each pod and each container must be, whatever it does. */
export const POD_RULES: readonly ManifestRule[] = [
  PROBE_RULE,
  {
    guarantee: "pods run as a numbered user that is not root, behind the runtime's seccomp profile",
    find: eachPod((pod) =>
      isConfined(pod)
        ? undefined
        : "set runAsNonRoot, a numeric runAsUser and seccompProfile RuntimeDefault, and share nothing of the host",
    ),
  },
  {
    guarantee: "containers write nowhere but on their volumes, and can gain no right",
    find: eachContainer((container) =>
      isCaged(container)
        ? undefined
        : "set readOnlyRootFilesystem, allowPrivilegeEscalation false and capabilities drop ALL",
    ),
  },
  { guarantee: "no pod gets a token for the cluster", find: tokenFaults },
  {
    guarantee: "every container asks for CPU and memory and has a limit of both",
    find: eachContainer(({ resources }) =>
      [resources?.requests, resources?.limits].every((one) => one?.["cpu"] && one["memory"])
        ? undefined
        : "add requests and limits of cpu and memory",
    ),
  },
  {
    guarantee: "every container is the same image, by a version",
    find: (manifests) => {
      const images = new Set(
        podsOf(manifests).flatMap(({ containers }) => containers.map(({ image }) => image)),
      );
      return [
        ...eachContainer(({ image = "" }) =>
          /(:[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(image) && !image.endsWith(":latest")
            ? undefined
            : `name a version of the image, not "${image}"`,
        )(manifests),
        ...(images.size > 1 ? [{ where: [...images].join(", "), why: "take one image for every role" }] : []),
      ];
    },
  },
  {
    guarantee: "what is taken down goes on until the balancer knows, and then has time to finish",
    find: eachPod(({ kind, spec, containers }) =>
      kind !== "Deployment" ||
      (spec.terminationGracePeriodSeconds === GRACE_S &&
        containers.every(({ lifecycle }) => lifecycle?.preStop?.sleep?.seconds === PRE_STOP_S))
        ? undefined
        : `set preStop sleep ${PRE_STOP_S} and terminationGracePeriodSeconds ${GRACE_S}`,
    ),
  },
  {
    guarantee: "replicas are spread over machines and zones",
    find: eachPod(({ kind, spec, labels }) => {
      const keys = (spec.topologySpreadConstraints ?? [])
        .filter(({ labelSelector }) => labelSelector !== undefined && selects(labelSelector, labels))
        .map(({ topologyKey }) => topologyKey);
      return kind !== "Deployment" ||
        ["kubernetes.io/hostname", "topology.kubernetes.io/zone"].every((key) => keys.includes(key))
        ? undefined
        : "add topologySpreadConstraints by hostname and zone that select its own pods";
    }),
  },
];
