import type { Container, Volume } from "kubernetes-types/core/v1";
import { isSecretSetting } from "#env";
import { type Fault, type Manifest, type ManifestRule, ofKind } from "./manifest.ts";
import { type Pod, podsOf } from "./pods-of.ts";

const OWNER_AND_GROUP_READ = 0o440;
/** Who may open what traders handed over: the parts that serve no page. */
const KEY_HOLDERS = ["worker", "cron"];
const COMPONENT = "app.kubernetes.io/component";

type Told = Readonly<Record<string, string>>;

/** What a container is told: by the ConfigMaps it names, and by its own list over them. */
export const settingsOf = (container: Container, manifests: readonly Manifest[]): Told => {
  const maps = ofKind(manifests, "ConfigMap");
  const shared = (container.envFrom ?? []).flatMap(({ configMapRef }) =>
    Object.entries(maps.find(({ metadata }) => metadata?.name === configMapRef?.name)?.data ?? {}),
  );
  const own = (container.env ?? []).flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries([...shared, ...own]);
};

const openFaults = (pod: Pod, container: Container, told: Told): readonly Fault[] => {
  const where = `${pod.where}, ${container.name}`;
  const plain = Object.keys(told).filter((name) => isSecretSetting(name) || name === "VAULT_KEYRING");
  const taken =
    (container.env ?? []).some(({ valueFrom }) => valueFrom?.secretKeyRef !== undefined) ||
    (container.envFrom ?? []).some(({ secretRef }) => secretRef !== undefined);
  return [
    ...plain.map((name) => ({ where, why: `mount ${name} as a file and set ${name}_FILE` })),
    ...(taken
      ? [{ where, why: "mount the secret as a file: every process of a pod can read its variables" }]
      : []),
  ];
};

const secretVolumes = ({ spec }: Pod): readonly Volume[] =>
  (spec.volumes ?? []).filter(({ secret }) => secret !== undefined);

/** Each `…_FILE` has to name a place where the container has a secret, or it would not start. */
const lostFaults = (pod: Pod, container: Container, told: Told): readonly Fault[] => {
  const names = secretVolumes(pod).map(({ name }) => name);
  const places = (container.volumeMounts ?? []).filter(({ name }) => names.includes(name));
  const where = `${pod.where}, ${container.name}`;
  const lost = Object.entries(told).filter(
    ([name, file]) =>
      name.endsWith("_FILE") && !places.some(({ mountPath }) => file.startsWith(`${mountPath}/`)),
  );
  return [
    ...lost.map(([name, file]) => ({ where, why: `mount a secret where ${name} looks for it: ${file}` })),
    ...places
      .filter(({ readOnly }) => readOnly !== true)
      .map(({ name }) => ({ where, why: `mount ${name} readOnly` })),
    ...secretVolumes(pod)
      .filter(({ secret }) => secret?.defaultMode !== OWNER_AND_GROUP_READ)
      .map(({ name }) => ({ where, why: `give ${name} defaultMode 288, which is 0440` })),
  ];
};

const eachTold =
  (find: (pod: Pod, container: Container, told: Told) => readonly Fault[]): ManifestRule["find"] =>
  (manifests) =>
    podsOf(manifests).flatMap((pod) =>
      pod.containers.flatMap((container) => find(pod, container, settingsOf(container, manifests))),
    );

const holdsKeys = (pod: Pod, manifests: readonly Manifest[]): boolean =>
  secretVolumes(pod).some(({ secret }) => secret?.secretName?.includes("keyring")) ||
  pod.containers.some((one) => "VAULT_KEYRING_FILE" in settingsOf(one, manifests));

const keyFaults: ManifestRule["find"] = (manifests) =>
  podsOf(manifests).flatMap((pod) => {
    const { where, labels } = pod;
    const component = labels[COMPONENT] ?? "";
    const why = `is given the keyring; only ${KEY_HOLDERS.join(" and ")} may have it`;
    return holdsKeys(pod, manifests) && !KEY_HOLDERS.includes(component) ? [{ where, why }] : [];
  });

const webFaults: ManifestRule["find"] = (manifests) =>
  podsOf(manifests)
    .filter(({ labels }) => labels[COMPONENT] === "web")
    .flatMap((pod) => pod.containers.map((container) => ({ pod, told: settingsOf(container, manifests) })))
    .filter(({ told }) => told["ROLE"] !== "web" || told["VAULT_SEALING_KEY"] === undefined)
    .map(({ pod }) => ({ where: pod.where, why: "set ROLE=web and VAULT_SEALING_KEY, which opens nothing" }));

/** How secrets get into pods, and which pods may open what. */
export const SECRET_RULES: readonly ManifestRule[] = [
  { guarantee: "secrets are files, never variables", find: eachTold(openFaults) },
  { guarantee: "each secret's file is mounted, and can only be read", find: eachTold(lostFaults) },
  { guarantee: "no page is served by what holds the keyring", find: keyFaults },
  { guarantee: "the pages seal with the public half", find: webFaults },
];
