import type { IngressBackend } from "kubernetes-types/networking/v1";
import { exactly, findLimitFaults, kilobytes, type Limit, seconds } from "./find-limit-faults.ts";
import { type Fault, type Manifest, type ManifestRule, nameOf, ofKind } from "./manifest.ts";
import { podsOf, selects } from "./pods-of.ts";

const fault = (manifest: Manifest, why: string): Fault => ({ where: nameOf(manifest), why });

const deploymentFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "Deployment")
    .filter(({ spec }) => {
      const labels = spec?.template.metadata?.labels ?? {};
      const wanted = spec?.selector.matchLabels ?? {};
      return Object.keys(wanted).length === 0 || !selects({ matchLabels: wanted }, labels);
    })
    .map((one) => fault(one, "select by labels that its own pods carry"));

const serviceFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "Service").flatMap((service) => {
    const { selector = {}, ports = [], sessionAffinity = "None" } = service.spec ?? {};
    const pods = podsOf(manifests).filter(({ labels }) => selects({ matchLabels: selector }, labels));
    const known = pods.flatMap(({ containers }) => containers.flatMap(({ ports: own = [] }) => own));
    const isKnown = (target: number | string | undefined): boolean =>
      known.some(({ name, containerPort }) => name === target || containerPort === target);
    return [
      ...(pods.length === 0 ? [fault(service, "select pods that are there")] : []),
      ...ports
        .filter(({ port, targetPort }) => !isKnown(targetPort ?? port))
        .map(({ port }) => fault(service, `send port ${port} to one that its pods have`)),
      ...(sessionAffinity === "None" ? [] : [fault(service, "let any pod answer: sessionAffinity None")]),
    ];
  });

const isServed = ({ service }: IngressBackend, manifests: readonly Manifest[]): boolean =>
  ofKind(manifests, "Service").some(
    ({ metadata, spec }) =>
      metadata?.name === service?.name &&
      (spec?.ports ?? []).some(
        ({ name, port }) => name === service?.port?.name || port === service?.port?.number,
      ),
  );

const OF_NGINX = "nginx.ingress.kubernetes.io";

const INGRESS_LIMITS: readonly Limit[] = [
  // Requests of the product are read up to 64 KB.
  kilobytes(`${OF_NGINX}/proxy-body-size`, 64, 128),
  // The event stream: what is held back would be late.
  exactly(`${OF_NGINX}/proxy-buffering`, "off"),
  // The last answer of a job comes within 60 s; whoever waits much longer is kept by nobody.
  seconds(`${OF_NGINX}/proxy-read-timeout`, 60, 120),
  // A body is there as a whole before a pod is sent it, so none takes long.
  { ...exactly(`${OF_NGINX}/proxy-request-buffering`, "on"), isOptional: true },
  { ...seconds(`${OF_NGINX}/proxy-send-timeout`, 5, 120), isOptional: true },
];

const ingressFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "Ingress").flatMap((ingress) => {
    const { rules = [], tls = [] } = ingress.spec ?? {};
    const backends = rules.flatMap(({ http }) => (http?.paths ?? []).map(({ backend }) => backend));
    const notes = ingress.metadata?.annotations ?? {};
    const sure = tls.flatMap(({ hosts = [] }) => hosts);
    return [
      ...(backends.every((one) => isServed(one, manifests))
        ? []
        : [fault(ingress, "name a Service and a port of it that are there")]),
      ...(Object.keys(notes).some((name) => name.includes("affinity"))
        ? [fault(ingress, "let any pod answer: without affinity")]
        : []),
      ...(rules.every(({ host }) => host !== undefined && sure.includes(host))
        ? []
        : [fault(ingress, "name each host in tls: sessions are for https alone")]),
      ...findLimitFaults(nameOf(ingress), notes, INGRESS_LIMITS),
    ];
  });

const budgetFaults: ManifestRule["find"] = (manifests) => {
  const budgets = ofKind(manifests, "PodDisruptionBudget");
  const isKept = (labels: Readonly<Record<string, string>>): boolean =>
    budgets.some(({ spec }) => spec?.minAvailable === 1 && selects(spec.selector ?? {}, labels));
  return ofKind(manifests, "Deployment")
    .filter(({ spec }) => !isKept(spec?.template.metadata?.labels ?? {}))
    .map((one) => fault(one, "add a PodDisruptionBudget with minAvailable 1 that selects its pods"));
};

const emptyBudgetFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "PodDisruptionBudget")
    .filter(({ spec }) => !podsOf(manifests).some(({ labels }) => selects(spec?.selector ?? {}, labels)))
    .map((one) => fault(one, "select pods that are there"));

const scalerFaults: ManifestRule["find"] = (manifests) => {
  const deployments = ofKind(manifests, "Deployment");
  const scalers = ofKind(manifests, "HorizontalPodAutoscaler");
  return [
    ...scalers.flatMap((scaler) => {
      const { scaleTargetRef: target, minReplicas = 1, metrics = [] } = scaler.spec ?? {};
      const found = deployments.find(({ metadata }) => metadata?.name === target?.name);
      const measured = metrics.map(({ resource }) => resource?.name);
      return [
        ...(found === undefined || target?.kind !== "Deployment"
          ? [fault(scaler, "scale a Deployment that is there")]
          : []),
        ...(minReplicas < 2 || found?.spec?.replicas !== minReplicas
          ? [fault(scaler, "begin with two replicas or more, as many as the Deployment says")]
          : []),
        ...(["cpu", "memory"].every((name) => measured.includes(name))
          ? []
          : [fault(scaler, "measure cpu and memory")]),
      ];
    }),
    ...deployments
      .filter(({ metadata }) => !scalers.some(({ spec }) => spec?.scaleTargetRef.name === metadata?.name))
      .map((one) => fault(one, "add a HorizontalPodAutoscaler")),
  ];
};

const referenceFaults: ManifestRule["find"] = (manifests) => {
  const isThere = (kind: "ConfigMap" | "ServiceAccount", name: string | undefined): boolean =>
    ofKind(manifests, kind).some(({ metadata }) => metadata?.name === name);
  return podsOf(manifests).flatMap(({ where, spec, containers }) => [
    ...(isThere("ServiceAccount", spec.serviceAccountName)
      ? []
      : [{ where, why: "run as a ServiceAccount that is there" }]),
    ...containers
      .flatMap(({ envFrom = [] }) => envFrom)
      .filter(({ configMapRef }) => !isThere("ConfigMap", configMapRef?.name))
      .map(({ configMapRef }) => ({
        where,
        why: `names the ConfigMap ${configMapRef?.name}, which is not there`,
      })),
  ]);
};

/** Whether what is named in one manifest is there in another. */
export const WIRING_RULES: readonly ManifestRule[] = [
  { guarantee: "a Deployment selects the pods that it makes", find: deploymentFaults },
  { guarantee: "a Service reaches a port of pods that are there, any of them", find: serviceFaults },
  {
    guarantee: "an Ingress leads to a Service, over https, within limits, and sticks to no pod",
    find: ingressFaults,
  },
  { guarantee: "one pod of each Deployment is always left", find: budgetFaults },
  { guarantee: "a budget keeps pods that are there", find: emptyBudgetFaults },
  { guarantee: "each Deployment grows with its load, from two", find: scalerFaults },
  { guarantee: "what a pod names is there", find: referenceFaults },
];
