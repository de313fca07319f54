import type { LabelSelector } from "kubernetes-types/meta/v1";
import type {
  NetworkPolicyEgressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from "kubernetes-types/networking/v1";
import { type ManifestRule, nameOf, ofKind } from "./manifest.ts";
import { type Pod, podsOf, selects } from "./pods-of.ts";

type Policies = ReturnType<typeof ofKind<"NetworkPolicy">>;

const ofPod = (policies: Policies, { labels }: Pod): Policies =>
  policies.filter(({ spec }) => spec !== undefined && selects(spec.podSelector, labels));

const opens = (ports: readonly NetworkPolicyPort[] | undefined, wanted: number): boolean =>
  (ports ?? []).some(({ port }) => port === wanted);

const mayReach = (policies: Policies, pod: Pod, port: number): boolean =>
  ofPod(policies, pod).some(({ spec }) => (spec?.egress ?? []).some(({ ports }) => opens(ports, port)));

const denyFaults: ManifestRule["find"] = (manifests) => {
  const isDenied = ofKind(manifests, "NetworkPolicy").some(
    ({ spec }) =>
      spec !== undefined &&
      Object.keys(spec.podSelector).length === 0 &&
      spec.policyTypes?.join() === "Ingress,Egress" &&
      spec.ingress === undefined &&
      spec.egress === undefined,
  );
  return isDenied
    ? []
    : [{ where: "NetworkPolicy", why: "add one that selects every pod and allows nothing, in and out" }];
};

/** What cert-manager labels the pods with that it makes beside ours while it asks for a certificate. */
const FOREIGN = { "acme.cert-manager.io/http01-solver": "true" };

const idleFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "NetworkPolicy")
    .filter(
      ({ spec }) =>
        ![FOREIGN, ...podsOf(manifests).map(({ labels }) => labels)].some((labels) =>
          selects(spec?.podSelector ?? {}, labels),
        ),
    )
    .map((one) => ({ where: nameOf(one), why: "select pods that are there" }));

/** A rule without ports, or without a side, opens more than anybody reads in it. */
const looseFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "NetworkPolicy")
    .filter(({ spec }) =>
      [
        ...(spec?.ingress ?? []).map(({ from, ports }) => ({ side: from, ports })),
        ...(spec?.egress ?? []).map(({ to, ports }) => ({ side: to, ports })),
      ].some(
        ({ side, ports }) =>
          !side?.length ||
          !ports?.length ||
          ports.some(({ port, endPort }) => port === undefined || endPort !== undefined),
      ),
    )
    .map((one) => ({ where: nameOf(one), why: "name who and which ports" }));

const pageFaults: ManifestRule["find"] = (manifests) => {
  const policies = ofKind(manifests, "NetworkPolicy");
  return podsOf(manifests).flatMap((pod) => {
    const isWeb = pod.labels["app.kubernetes.io/component"] === "web";
    const isReached = ofPod(policies, pod).some(({ spec }) =>
      (spec?.ingress ?? []).some(({ ports }) => opens(ports, 3000)),
    );
    if (isWeb === isReached) return [];
    return [
      { where: pod.where, why: isWeb ? "let the ingress reach its pages" : "let nobody reach port 3000" },
    ];
  });
};

const wayFaults: ManifestRule["find"] = (manifests) => {
  const policies = ofKind(manifests, "NetworkPolicy");
  return podsOf(manifests).flatMap((pod) =>
    [53, 5432]
      .filter((port) => !mayReach(policies, pod, port))
      .map((port) => ({ where: pod.where, why: `let it reach port ${port}` })),
  );
};

const certificateFaults: ManifestRule["find"] = (manifests) => {
  const isAsked = ofKind(manifests, "Ingress").some(({ metadata }) =>
    Object.keys(metadata?.annotations ?? {}).some((name) => name.startsWith("cert-manager.io/")),
  );
  const isReached = ofKind(manifests, "NetworkPolicy").some(
    ({ spec }) =>
      Object.keys(spec?.podSelector.matchLabels ?? {}).length > 0 &&
      selects(spec?.podSelector ?? {}, FOREIGN) &&
      (spec?.ingress ?? []).some(({ ports }) => opens(ports, 8089)),
  );
  if (!isAsked || isReached) return [];
  return [
    {
      where: "NetworkPolicy",
      why: "let the ingress reach the pods by which cert-manager gets a certificate, on port 8089",
    },
  ];
};

/** Where clouds hand out the credentials of their machines. */
const MACHINE_CREDENTIALS = "169.254.0.0/16";

/** What is inside a cluster or a cloud, and nothing of it on the way to the exchange. */
const INSIDE = ["10.0.0.0/8", "100.64.0.0/10", MACHINE_CREDENTIALS, "172.16.0.0/12", "192.168.0.0/16"];

/** Whether a selector names what it takes: by a label with a value, or one of several. */
const isNaming = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): boolean =>
  Object.keys(matchLabels).length > 0 || matchExpressions.some(({ operator }) => operator === "In");

/**
 * Whether it is so many that nobody could name them: a great part of all addresses, all that a cluster may hand out, or pods of
 * any namespace, where everybody labels their own.
 */
const isEverybody = ({ ipBlock, namespaceSelector, podSelector }: NetworkPolicyPeer): boolean => {
  if (ipBlock !== undefined) return /\/[0-7]$/.test(ipBlock.cidr) || INSIDE.includes(ipBlock.cidr);
  return !isNaming(namespaceSelector ?? podSelector);
};

const isWayToExchange = ({ to = [], ports = [] }: NetworkPolicyEgressRule): boolean =>
  ports.every(({ port }) => port === 443) &&
  to.every(({ ipBlock }) => INSIDE.every((one) => ipBlock?.except?.includes(one) === true));

/** The exchange has no fixed address; whoever else is meant has a name or an address. */
const wideFaults: ManifestRule["find"] = (manifests) =>
  ofKind(manifests, "NetworkPolicy")
    .filter(
      ({ spec }) =>
        (spec?.ingress ?? []).some(({ from = [] }) => from.some(isEverybody)) ||
        (spec?.egress ?? []).some((rule) => (rule.to ?? []).some(isEverybody) && !isWayToExchange(rule)),
    )
    .map((one) => ({
      where: nameOf(one),
      why: `let nobody in or out whom it does not name, but out to port 443 and not to ${INSIDE.join(", ")}`,
    }));

const isOutside = ({ to = [], ports }: NetworkPolicyEgressRule): boolean =>
  opens(ports, 443) &&
  to.some(({ ipBlock }) => ipBlock?.cidr === "0.0.0.0/0" && ipBlock.except?.includes(MACHINE_CREDENTIALS));

/** Pages draw the exchange's prices, and every process tells the operator what it saw first. */
const outsideFaults: ManifestRule["find"] = (manifests) => {
  const policies = ofKind(manifests, "NetworkPolicy");
  return podsOf(manifests)
    .filter(({ labels }) => ["web", "worker", "cron"].includes(labels["app.kubernetes.io/component"] ?? ""))
    .filter((pod) => !ofPod(policies, pod).some(({ spec }) => (spec?.egress ?? []).some(isOutside)))
    .map(({ where }) => ({
      where,
      why: `let it reach the exchange on port 443, which has no fixed address, and not ${MACHINE_CREDENTIALS}`,
    }));
};

/** Who may talk to whom. */
export const NETWORK_RULES: readonly ManifestRule[] = [
  { guarantee: "nothing is reached that no policy names", find: denyFaults },
  { guarantee: "each policy is about pods that are there", find: idleFaults },
  { guarantee: "each policy names who and which ports", find: looseFaults },
  { guarantee: "no policy is for everybody, but the way to the exchange", find: wideFaults },
  { guarantee: "pages are reached from outside, and nothing else", find: pageFaults },
  { guarantee: "whoever gives the certificate is shown what it asks for", find: certificateFaults },
  { guarantee: "every pod reaches names and the database", find: wayFaults },
  { guarantee: "whatever acts or draws a price reaches the exchange", find: outsideFaults },
];
